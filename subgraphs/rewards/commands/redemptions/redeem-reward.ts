import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { moneyView, type Money } from '../../../kernel/money.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { remindAt, untilOf, waitingDays } from '../../domain/redemption/fetching.ts';
import { MOST_PIECES, whyNot } from '../../domain/redemption/redeeming.ts';
import { lockReward, pricesOf, shelfFor, type PriceRow, type RewardRow,
  type ShelfRow } from '../../persistence/mall/rewards.ts';
import { reserveCost } from '../../persistence/cost/reserve-cost.ts';
import { rewardPolicyAt } from '../../persistence/policies.ts';
import { hadOf, ranksOf, standingOf, type MemberStanding } from '../../persistence/redemptions/standing.ts';
import { isInSegment, learningAmong } from '../../persistence/segments/gates.ts';
import { tellRedemption, type RedemptionRow } from '../../persistence/redemptions/redemptions.ts';
import { redemptionTable } from '../../persistence/tables/redemption.table.ts';
import { couponRefusal } from './coupon-of-redemption.ts';
import { expireIn } from './expire-redemptions.ts';
import { REDEEM_CODES, type RedeemCode } from './redeem-refusals.ts';

export interface RedeemReward {
  readonly rewardId: string;
  readonly memberId: string;
  /** Where it is to be fetched. */
  readonly outletId: string;
  readonly quantity: number;
  /** What the member saw that all of it costs. */
  readonly points: bigint;
  readonly cash: Money | null;
  /** What is kept of the code of a redemption; a function, for a key is in no input. */
  readonly hashOf: (redemptionId: string) => string;
}
export interface Redeemed { readonly redemptionId: string }

const refusal = (code: RedeemCode, path: string, extras?: object): Outcome<never, RedeemCode> =>
  refused(code, REDEEM_CODES[code], [path], extras as Record<string, unknown>);

const CODES = {
  WINDOW: 'NOT_OFFERED', TIER: 'TIER_TOO_LOW', SEGMENT: 'NOT_IN_SEGMENT', LIMIT: 'LIMIT_REACHED', STOCK: 'SOLD_OUT',
} as const;
const PATHS = {
  WINDOW: 'rewardId', TIER: 'memberId', SEGMENT: 'memberId', LIMIT: 'memberId', STOCK: 'quantity',
} as const;

/** What the offer says that a coupon is given of. */
const COUPON_CODES = {
  NOT_FOUND: 'NOT_FOUND', OFFER_ENDED: 'NOT_OFFERED', NOT_ELIGIBLE: 'NOT_OFFERED', LIMIT: 'LIMIT_REACHED',
  SOLD_OUT: 'SOLD_OUT', AUTOMATIC: 'NOT_OFFERED', TRY_AGAIN: 'TRY_AGAIN',
} as const;

/**
 * First of two phases: pieces are taken off the shelf under the lock of their reward, and the points are held right
 * after this transaction (calls/reserve-points.ts); until loyalty has answered it is reserving.
 */
export const redeemReward = defineCommand<RedeemReward, Redeemed, RedeemCode>({
  name: 'rewards.redeem',
  needs: namedBy({ memberId: FACT.member, outletId: FACT.outlet }),
  execute: async (tx, input) => {
    if (input.quantity < 1 || input.quantity > MOST_PIECES) return refusal('INVALID_QUANTITY', 'quantity');
    await shareMerges(tx.sql);
    const seen = await tx.visible([input.memberId], tx.actor);
    if (!seen.has(input.memberId)) return refusal('NOT_FOUND', 'memberId');
    const outlet = await tx.sql.maybe<Outlet>`select franchise_id as "franchiseId", closed from outlet_fact
      where outlet_id = ${input.outletId}`;
    if (!outlet) return refusal('NOT_FOUND', 'outletId');
    if (outlet.closed) return refusal('OUTLET_CLOSED', 'outletId');
    const reward = await lockReward(tx.sql, input.rewardId);
    if (!reward || reward.state === 'draft') return refusal('NOT_FOUND', 'rewardId');
    await expireIn(tx, { rewardId: reward.id, limit: 500 });
    const memberId = (await survivorsOf(tx.sql, [input.memberId]))(input.memberId);
    const judged = await judge(tx, reward, { ...input, memberId });
    if (!judged.ok) return judged;
    if (reward.offerId !== null && input.quantity > 1) return refusal('INVALID_QUANTITY', 'quantity');
    const why = await couponRefusal(tx, reward, memberId);
    if (why) return refusal(COUPON_CODES[why], why === 'SOLD_OUT' || why === 'OFFER_ENDED' ? 'rewardId' : 'memberId');
    const id = newId(tx.now);
    const { price, standing: { region } } = judged.value;
    const capped = await reserveCost(tx, { region, funderId: reward.funderId, cause: 'reward', subjectId: id,
      minor: price.costMinor * BigInt(input.quantity) });
    return capped ?? accepted(await keep(tx, { id, reward, outlet, memberId, ...judged.value }, input));
  },
});

interface Outlet { readonly franchiseId: string | null; readonly closed: boolean }
interface Judged { readonly price: PriceRow; readonly shelf: ShelfRow; readonly standing: MemberStanding }

async function judge(
  tx: Tx, reward: RewardRow, { memberId, outletId, quantity, points, cash }: RedeemReward,
): Promise<Outcome<Judged, RedeemCode>> {
  const book = await readCodebook(tx.sql);
  const standing = await standingOf(tx.sql, memberId, book, tx.now);
  if (!standing) return refusal('NOT_FOUND', 'memberId');
  const shelf = await shelfFor(tx.sql, reward.id, outletId);
  if (!shelf) return refusal('NOT_OFFERED', 'outletId');
  const price = (await pricesOf(tx.sql, reward.id)).find(({ programme }) => programme === standing.programme);
  if (!price) return refusal('NOT_OFFERED', 'memberId');
  const zone = book.zoneOf(standing.region, tx.now);
  const had = await hadOf(tx.sql, reward, memberId, { now: tx.now, zone });
  const isInside = await isInSegment(tx.sql, memberId, reward.segmentId);
  const why = whyNot({ ...reward, from: reward.fromAt, until: reward.untilAt }, shelf,
    { ...ranksOf(book, price, standing.tier, tx.now), had, isInside }, quantity, tx.now);
  if (why === 'SEGMENT' && (await learningAmong(tx.sql, [reward.segmentId])).size > 0) {
    return refusal('TRY_AGAIN', 'memberId');
  }
  if (why) return refusal(CODES[why], PATHS[why]);
  const pieces = BigInt(quantity);
  const due = { points: price.points * pieces, cash: moneyView(price.cashMinor * pieces, price.currency) };
  const sameCash = cash === null ? price.cashMinor === 0n
    : cash.minor === price.cashMinor * pieces && cash.currency === price.currency;
  if (points !== due.points || !sameCash) return refusal('PRICE_CHANGED', sameCash ? 'points' : 'cash', due);
  return accepted({ price, shelf, standing });
}

interface Granted extends Judged {
  readonly id: string;
  readonly reward: RewardRow;
  readonly outlet: Outlet;
  readonly memberId: string;
}

const MINUTES_A_DAY = 1_440;
/** Loyalty holds points no longer than that; a hold outlives its redemption by a day where it may. */
const LONGEST_HOLD = 21_600;

async function keep(
  tx: Tx, { id, reward, outlet, memberId, price, shelf, standing }: Granted, input: RedeemReward,
): Promise<Redeemed> {
  const { rules } = await rewardPolicyAt(tx.sql, tx.now);
  const untilAt = untilOf(tx.now, waitingDays(rules.redemptionDays, reward.offerId !== null));
  const pieces = BigInt(input.quantity);
  const row: RedemptionRow = {
    id, rewardId: reward.id, memberId, outletId: input.outletId, outletTenantId: outlet.franchiseId,
    shelfOutletId: shelf.outletId, quantity: input.quantity, programme: price.programme, region: standing.region,
    points: price.points * pieces, cashMinor: price.cashMinor * pieces, costMinor: price.costMinor * pieces,
    currency: price.currency, funderId: reward.funderId, state: 'reserving', pointsState: 'asked', pointsCode: null,
    pointsHoldId: null, pointsMemberId: memberId,
    holdMinutes: Math.min((rules.redemptionDays + 1) * MINUTES_A_DAY, LONGEST_HOLD), codeHash: input.hashOf(id),
    channelId: tx.actor.channelId ?? null, redeemedAt: tx.now, untilAt,
    remindAt: remindAt(untilAt, rules.reminderDays), reminded: false, attemptId: null, attemptAt: null,
    settledAt: null, version: 1n, couponId: null,
  };
  await tx.sql.insertInto(redemptionTable, [row]);
  await tx.sql.run`update reward_shelf set taken = taken + ${input.quantity} where id = ${shelf.id}`;
  await tagNamed(tx, 'redemption', memberId === input.memberId ? [] : [{ key: [id], namedId: input.memberId }]);
  const { points, quantity, outletId } = row;
  tx.audit({ subjectId: id, after: { rewardId: reward.id, memberId, outletId, quantity, points, untilAt } });
  await tellRedemption(tx, row);
  return { redemptionId: id };
}
