import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

export interface LearnedPage {
  readonly segmentId: string;
  /** Where the page before ended: another one means that this page was kept. */
  readonly from: string | null;
  readonly to: string | null;
  readonly memberIds: readonly string[];
  readonly isLast: boolean;
}

/** What every change of insights comes after. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** One page of who is in a segment, as insights answers it; what its news has said meanwhile counts instead. */
export const learnSegment = defineCommand<LearnedPage, { goesOn: boolean }, never>({
  name: 'rewards.learn-segment',
  execute: async (tx, { segmentId, from, to, memberIds, isLast }) => {
    const open = await tx.sql.maybe<{ cursor: string | null }>`select cursor from gated_segment
      where segment_id = ${segmentId} and learned_at is null for update`;
    if (!open || open.cursor !== from) return accepted({ goesOn: open !== null });
    await tx.sql.run`insert into segment_member (segment_id, member_id, inside, change_id)
      select ${segmentId}, id, true, ${BEFORE_ALL}::uuid from unnest(${[...memberIds].sort()}::uuid[]) as t(id)
      on conflict (segment_id, member_id) do nothing`;
    await tx.sql.run`update gated_segment set cursor = ${to}, learned_at = ${isLast ? tx.now : null}
      where segment_id = ${segmentId}`;
    return accepted({ goesOn: !isLast });
  },
});
