import type { Tx } from '../../kernel/commands/command.ts';
import type { DropInHand } from '../domain/claim-rules.ts';
import { holdEnd } from '../domain/claim-rules.ts';
import { saveDrops } from './drops.ts';
import { scheduleExpiry, scheduleReservation, scheduleWaiting } from './schedule.ts';

/** Of one drop's waitlist, whom one transaction takes; the others follow by a job right after. */
const MOVED_AT_ONCE = 500;

/** Pieces are free and somebody waits: what one transaction did not move. */
export const mayMoveUp = (drop: DropInHand): boolean => drop.waitlisted > 0 && drop.taken < drop.stock;

/**
 * After pieces came free or were paid: the first of the waitlist get their own hold, and when all is
 * paid those who still wait are told that it is sold out. Who waits on keeps its number: their rows stay as they
 * are, however many they are. Saves the counts of the drops; answers how many moved.
 */
export async function settleDrops(
  tx: Tx, touched: Iterable<DropInHand>, limit = MOVED_AT_ONCE,
): Promise<number> {
  const drops = [...new Set(touched)];
  let moved = 0;
  for (const drop of drops.filter((each) => each.waitlisted > 0)) {
    if (drop.taken < drop.stock) moved += await promote(tx, drop, limit);
    else if (drop.captured === drop.stock) moved += await dismissWaiting(tx, drop, limit);
  }
  for (const drop of drops.filter((each) => each.waitlisted > 0
    && (each.taken < each.stock || each.captured === each.stock))) scheduleWaiting(tx, drop);
  await saveDrops(tx.sql, drops);
  return moved;
}

/** One statement per drop that moves: a batch touches few drops. */
async function promote(tx: Tx, drop: DropInHand, limit: number): Promise<number> {
  const pieces = Math.min(drop.stock - drop.taken, drop.waitlisted, limit);
  const expiresAt = holdEnd(drop, tx.now);
  const costsPoints = drop.pointsPrice > 0n;
  const promoted = await tx.sql.all<{ id: string }>`
    update claim set state = ${costsPoints ? 'reserving' : 'claimed'}, position = null,
      hold_expires_at = ${expiresAt}, points_state = ${costsPoints ? 'asked' : 'none'},
      points_member_id = case when ${costsPoints}::boolean then member_id end
    where id in (select id from claim where drop_id = ${drop.id} and state = 'waitlisted'
      order by position limit ${pieces}) returning id`;
  drop.taken += promoted.length;
  drop.waitlisted -= promoted.length;
  for (const { id } of promoted) {
    tx.audit({
      subjectId: id, before: { state: 'waitlisted' }, after: { state: 'promoted', expiresAt },
    });
  }
  scheduleExpiry(tx, drop, expiresAt);
  if (costsPoints) scheduleReservation(tx, drop, tx.now);
  return promoted.length;
}

async function dismissWaiting(tx: Tx, drop: DropInHand, limit: number): Promise<number> {
  const dismissed = await tx.sql.all<{ id: string }>`
    update claim set state = 'voided', reason = 'sold_out', position = null, settled_at = ${tx.now}
    where id in (select id from claim where drop_id = ${drop.id} and state = 'waitlisted'
      order by position limit ${limit}) returning id`;
  drop.voided += dismissed.length;
  drop.waitlisted -= dismissed.length;
  for (const { id } of dismissed) {
    tx.audit({
      subjectId: id, before: { state: 'waitlisted' }, after: { state: 'voided' }, reason: 'sold_out',
    });
  }
  return dismissed.length;
}
