import { sql as part, type RawBuilder } from 'kysely';
import type { Tx } from '../../kernel/commands/command.ts';
import type { Reason } from '../domain/words.ts';
import { lockWindows, rebuildWindows } from './windows.ts';

/**
 * What surely has not gone yet: of one whose answer was lost (`answer_lost`) a gateway may have it, also while it waits
 * for its next try.
 */
export const NOT_GONE: RawBuilder<unknown> = part`state = 'planned' and reason is null`;

/** Takes back what has not gone yet, at most `limit`, and gives its slots back; what a gateway may have goes on. */
export async function cancelMessages(
  tx: Tx, which: RawBuilder<unknown>, { reason, limit }: { reason: Reason; limit: number },
): Promise<number> {
  const rows = await tx.sql.all<{ memberId: string; slotAt: Date | null }>`
    with gone as (select id, slot_at from message where ${NOT_GONE} and ${which}
      order by id limit ${limit} for update skip locked)
    update message m set state = 'cancelled', reason = ${reason}, next_at = null, slot_at = null from gone
    where m.id = gone.id returning m.member_id as "memberId", gone.slot_at as "slotAt"`;
  const freed = rows.flatMap(({ memberId, slotAt }) => (slotAt ? [memberId] : []));
  if (freed.length > 0) {
    await lockWindows(tx, freed);
    await rebuildWindows(tx, freed);
  }
  return rows.length;
}

export const ofNotice = (notice: string): RawBuilder<unknown> => part`notice = ${notice}::text`;
export const ofPlan = (planId: string): RawBuilder<unknown> => part`plan_id = ${planId}::uuid`;
