import type { Tx } from '../../../kernel/commands/command.ts';

/** Ends locked quotes: what is held goes back, also of one that was still holding; unique pieces are free. */
export async function endQuotes(
  tx: Tx, ids: readonly string[], state: 'expired' | 'cancelled', reason: string,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql.run`update quote set state = ${state}, ended_at = ${tx.now},
      holds = case when holds in ('none', 'held') and coalesce(coupon_hold_id, points_hold_id) is not null
        then 'due' else holds end
    where id = any(${[...ids]}::uuid[])`;
  await tx.sql.run`delete from quote_piece where quote_id = any(${[...ids]}::uuid[])`;
  for (const id of ids) tx.audit({ subjectId: id, after: { state }, reason });
}
