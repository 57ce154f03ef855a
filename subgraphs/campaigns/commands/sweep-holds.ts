import type { Tx } from '../../kernel/commands/command.ts';
import { hasLapsed } from '../domain/hold-time.ts';
import { claimsUnderLock, lockClaims, saveClaims, type ClaimsInHand } from '../persistence/claims.ts';
import { lockDrops, type LockedDrop, type LockedDrops } from '../persistence/drops.ts';
import { lapsedOfAll, lapsedOfDrops, lapsedOfOwn, type OwnClaims } from '../persistence/lapsed-holds.ts';
import { mayMoveUp, settleDrops } from '../persistence/promote-waiting.ts';
import { scheduleSweep } from '../persistence/schedule.ts';
import { endClaim } from './end-claims.ts';

/** What callers end under the drops' locks; all their own come on top. The job does the rest. */
const SWEPT_AT_ONCE = 500;

/** `own` is asked only where not all that lapsed is ended here. */
type Own = () => OwnClaims | Promise<OwnClaims>;

/**
 * Drops under their locks, with what lapsed in them ended: who decides never meets a hold whose time is over. An id
 * stands once for each who claims.
 *
 * Where more lapsed than a caller ends, at least as much comes free as there are claims, and all of the
 * claimants' own: nobody is told LIMIT_REACHED or SOLD_OUT whom the whole sweep would let in. But whoever still
 * waits goes first, so that a newcomer may wait behind them until the job, right after, has moved them all.
 */
export async function lockSweptDrops(tx: Tx, ids: readonly string[], own: Own): Promise<LockedDrops> {
  const drops = await lockDrops(tx.sql, ids);
  await sweepInPath(tx, drops, ids, own);
  return drops;
}

/**
 * The same for claims: each of them stands as the clock says. Only who waits further back than so many move up at once
 * has no piece yet, nor a hold time, until the job has moved them.
 */
export async function lockSweptClaims(tx: Tx, ids: readonly string[]): Promise<ClaimsInHand> {
  const found = await lockClaims(tx.sql, ids);
  return await sweepInPath(tx, found.drops, [], () => ({ ids }))
    ? { drops: found.drops, claims: await claimsUnderLock(tx.sql, ids) } : found;
}

/**
 * Whether anything changed, in the drops in hand too; it stays although all who called are refused, or each of them
 * would do it again.
 */
async function sweepInPath(tx: Tx, drops: LockedDrops, asked: readonly string[], own: Own): Promise<boolean> {
  const { claimIds, fullDropIds } = await lapsedOfDrops(tx.sql, sharesOf(drops, asked), tx.now);
  const owned = fullDropIds.length > 0 ? await lapsedOfOwn(tx.sql, fullDropIds, await own(), tx.now) : [];
  const movable = [...drops.values()].filter(mayMoveUp);
  if (claimIds.length === 0 && movable.length === 0) return false;
  for (const id of fullDropIds) scheduleSweep(tx, { id });
  const claims = await claimsUnderLock(tx.sql, [...new Set([...claimIds, ...owned])]);
  await endHolds(tx, { drops, claims }, movable);
  tx.keepRefused();
  return true;
}

/** The drops share what one transaction ends, and none ends less than is claimed of it. */
function sharesOf(drops: LockedDrops, asked: readonly string[]): Map<string, number> {
  const claims = Map.groupBy(asked, (id) => id);
  const share = Math.ceil(SWEPT_AT_ONCE / Math.max(drops.size, 1));
  return new Map([...drops.keys()].map((id) => [id, Math.max(share, claims.get(id)?.length ?? 0)]));
}

/** Ends holds whose time is over, of one drop or of all, at most `limit`; the first who wait get their own time. */
export async function sweepHolds(tx: Tx, dropId: string | null, limit: number): Promise<number> {
  const lapsed = dropId === null ? await lapsedOfAll(tx.sql, limit, tx.now)
    : (await lapsedOfDrops(tx.sql, new Map([[dropId, limit]]), tx.now)).claimIds;
  return endHolds(tx, await lockClaims(tx.sql, lapsed));
}

async function endHolds(
  tx: Tx, { drops, claims }: ClaimsInHand, movable: readonly LockedDrop[] = [],
): Promise<number> {
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
  await settleDrops(tx, [...expired.map((claim) => drops.get(claim.dropId)!), ...movable]);
  return expired.length;
}
