import type { Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { refusalOfFetch } from '../../domain/redemption/fetching.ts';
import { waitSeconds } from '../../domain/redemption/wrong-codes.ts';
import { rewardPolicyAt } from '../../persistence/policies.ts';
import { keepCodeTries, lockCodeTries } from '../../persistence/redemptions/code-tries.ts';
import { lockRedemption, type RedemptionRow } from '../../persistence/redemptions/redemptions.ts';

export interface ShownCode {
  /**
   * What is kept of the code under each key of the house, none for what can be no code: it is in no input itself.
   */
  readonly hashes: () => readonly string[];
  readonly outletId: string;
}

export const FETCH_CODES = {
  NOT_FOUND: 'There is no such outlet among your own.',
  PICKUP_CODE_INVALID: 'This is no pickup code 核销码; it is counted.',
  TOO_MANY_ATTEMPTS: 'Too many wrong codes at this outlet; waitSeconds says how long to wait.',
  OTHER_OUTLET: 'It is to be fetched at another outlet.',
  NOT_READY: 'Its points are still being held; try again in a moment.',
  REDEMPTION_EXPIRED: 'Its time is over; the points went back.',
  ALREADY_USED: 'It was handed out before.',
  ALREADY_CANCELLED: 'It was given back; the points went back.',
} as const;
export type FetchCode = keyof typeof FETCH_CODES;

const refusal = (code: FetchCode, path: string): Outcome<never, FetchCode> =>
  refused(code, FETCH_CODES[code], [path]);

/** What a code opens that is shown at one's own counter, locked and to be handed out; wrong codes are counted. */
export async function findByCode(tx: Tx, { hashes, outletId }: ShownCode): Promise<Outcome<RedemptionRow, FetchCode>> {
  const outlet = await tx.sql.maybe<Outlet>`select outlet_id as "outletId", franchise_id as "franchiseId",
    channel_id as "channelId" from outlet_fact where outlet_id = ${outletId} and not closed`;
  if (!outlet || !isOwn(tx.actor, outlet)) return refusal('NOT_FOUND', 'outletId');
  const { rules } = await rewardPolicyAt(tx.sql, tx.now);
  const tries = await lockCodeTries(tx.sql, outletId, tx.now, rules);
  const wait = waitSeconds(tries, tx.now, rules);
  if (wait > 0) {
    return refused('TOO_MANY_ATTEMPTS', FETCH_CODES.TOO_MANY_ATTEMPTS, ['code'], { waitSeconds: wait });
  }
  const found = await tx.sql.maybe<{ id: string }>`select id from redemption
    where code_hash = any(${hashes()}::text[]) and coupon_id is null`;
  const row = found && await lockRedemption(tx.sql, found.id);
  if (!row) {
    tx.keepRefused();
    await keepCodeTries(tx.sql, outletId, [...tries, tx.now]);
    return refusal('PICKUP_CODE_INVALID', 'code');
  }
  if (row.outletId !== outletId) return refusal('OTHER_OUTLET', 'code');
  const why = refusalOfFetch(row, tx.now);
  return why ? refusal(why, 'code') : accepted(row);
}

interface Outlet { readonly outletId: string; readonly franchiseId: string | null; readonly channelId: string | null }

/** Head office's at every counter, a franchise's at its own, a till at the outlet it belongs to. */
function isOwn({ kind, tenantId, siteIds, channelId }: Actor, outlet: Outlet): boolean {
  if (kind === 'operator' || kind === 'service') return true;
  if (kind === 'channel') return outlet.channelId !== null && outlet.channelId === channelId;
  const isAtSite = !siteIds?.length || siteIds.includes(outlet.outletId);
  return kind === 'tenant' && outlet.franchiseId !== null && outlet.franchiseId === tenantId && isAtSite;
}
