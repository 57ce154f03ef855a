import type { Tx } from '../../kernel/commands/command.ts';
import { hasLapsed } from '../domain/hold-time.ts';
import { lockClaims, saveClaims, type ClaimsInHand } from '../persistence/claims.ts';
import { lockDrops, type LockedDrops } from '../persistence/drops.ts';
import { MOVED_AT_ONCE, settleDrops } from '../persistence/promote-waiting.ts';
import { endClaim } from './end-claims.ts';

/** Far above what ends between two runs of the sweep; what a whole stock leaves behind is the job's. */
const SWEPT_AT_ONCE = 5_000;

/** Drops under their locks, with what lapsed in them ended: who decides never meets a hold whose time is over. */
export async function lockSweptDrops(tx: Tx, ids: readonly string[]): Promise<LockedDrops> {
  const drops = await lockDrops(tx.sql, ids);
  const swept = drops.size > 0 && await sweepHolds(tx, [...drops.keys()], SWEPT_AT_ONCE, SWEPT_AT_ONCE);
  return swept ? lockDrops(tx.sql, ids) : drops;
}

/** The same for claims. */
export async function lockSweptClaims(tx: Tx, ids: readonly string[]): Promise<ClaimsInHand> {
  const found = await lockClaims(tx.sql, ids);
  const swept = found.drops.size > 0
    && await sweepHolds(tx, [...found.drops.keys()], SWEPT_AT_ONCE, SWEPT_AT_ONCE);
  return swept ? lockClaims(tx.sql, ids) : found;
}

/** Ends holds whose time is over, of these drops or of all, at most `limit`; the first who wait get their own time. */
export async function sweepHolds(
  tx: Tx, dropIds: readonly string[] | null, limit: number, moved = MOVED_AT_ONCE,
): Promise<number> {
  const due = await tx.sql.all<{ id: string }>`
    select id from claim
    where state in ('reserving', 'claimed') and hold_expires_at <= ${tx.now}
      and (${dropIds && [...dropIds]}::uuid[] is null or drop_id = any(${dropIds && [...dropIds]}::uuid[]))
    order by hold_expires_at, id limit ${limit}`;
  if (due.length === 0) return 0;
  const { drops, claims } = await lockClaims(tx.sql, due.map((row) => row.id));
  // Under the lock: it may have been paid a moment ago.
  const expired = [...claims.values()].filter((claim) => hasLapsed(claim, tx.now));
  for (const claim of expired) {
    const before = claim.state;
    endClaim(tx, claim, drops.get(claim.dropId)!, { state: 'voided', reason: 'unpaid' });
    tx.audit({
      subjectId: claim.id, before: { state: before }, after: { state: 'voided' }, reason: 'unpaid',
    });
  }
  await saveClaims(tx.sql, expired);
  await settleDrops(tx, expired.map((claim) => drops.get(claim.dropId)!), moved);
  return expired.length;
}
