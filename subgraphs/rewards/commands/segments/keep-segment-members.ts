import type { SegmentChange } from '../../../contracts/insight-events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

export interface SegmentNews extends SegmentChange { readonly inside: boolean }

/** Who came into a segment that something is kept for, and who left it; of others nothing is kept. */
export const keepSegmentMembers = defineBatchCommand<SegmentNews, null, never>({
  name: 'rewards.keep-segment-members', maxBatch: 1000, versioned: true,
  executeAll: async (tx, requests) => {
    const last = new Map<string, SegmentNews>();
    for (const { input } of requests) {
      const key = `${input.segmentId} ${input.memberId}`;
      if ((last.get(key)?.changeId ?? '') <= input.changeId) last.set(key, input);
    }
    const rows = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, news]) => news);
    await tx.sql.run`insert into segment_member as old (segment_id, member_id, inside, change_id)
      select t.segment_id, t.member_id, t.inside, t.change_id
      from unnest(${rows.map((row) => row.segmentId)}::uuid[], ${rows.map((row) => row.memberId)}::uuid[],
        ${rows.map((row) => row.inside)}::boolean[], ${rows.map((row) => row.changeId)}::uuid[])
        as t (segment_id, member_id, inside, change_id)
      join gated_segment g using (segment_id)
      on conflict (segment_id, member_id) do update set inside = excluded.inside, change_id = excluded.change_id
        where old.change_id < excluded.change_id`;
    return requests.map(() => accepted(null));
  },
});
