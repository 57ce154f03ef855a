import { FACT } from '../../../contracts/facts.ts';
import { isRestricted, type Actor } from '../../../kernel/actor.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, refusedAll, type Refusal } from '../../../kernel/outcome.ts';
import { namedOf, type NamedCoupon, type SaleAsked } from '../../domain/coupons/sale.ts';
import { saleProblems, unknownItems } from '../../domain/coupons/sale-rules.ts';
import type { NotApplied } from '../../domain/evaluator/evaluate.ts';
import type { LineToEvaluate } from '../../domain/evaluator/reductions.ts';
import { readPlace, servesAt } from '../../persistence/benefits/lock-entitled.ts';
import { automaticOffersFor, takeOffers } from '../../persistence/coupons/automatic-offers.ts';
import { addUses } from '../../persistence/coupons/counts.ts';
import { promiseCoupons } from '../../persistence/coupons/coupon-cost.ts';
import { offersOfCoupons } from '../../persistence/coupons/coupons-in-hand.ts';
import { lockOffers } from '../../persistence/coupons/offers.ts';
import { readBuyer, readLines, type Buyer } from '../../persistence/coupons/sale-facts.ts';
import { weighCoupons, type Scale, type Weighed, type WeighedCoupon } from '../../persistence/coupons/weigh-coupons.ts';
import { rewardPolicyAt } from '../../persistence/policies.ts';
import { couponHoldTable } from '../../persistence/tables/coupon.table.ts';
import { endLapsed, withLapsing } from './end-holds.ts';
import { WHY_NOT } from './why-not.ts';

export interface HoldInput {
  readonly sale: SaleAsked;
  readonly orderNo: string;
  readonly coupons: readonly NamedCoupon[];
  /** Null: as the rewards policy says. */
  readonly holdMinutes?: number | null;
}

export type HoldCode = 'NOT_FOUND' | 'ITEM_UNKNOWN' | 'INVALID' | NotApplied;

/** As the policy's own bound. */
const MOST_HOLD_MINUTES = 1_440;

/**
 * Holds coupons for one sale: all that are named, or none, and with them what comes to it without a coupon. What they
 * take off is worked out anew under the locks of
 * their offers, so that no limit and no budget is passed, however many ask at once. What it costs counts against the
 * cap of who pays.
 */
export const holdCoupons = defineCommand<HoldInput, { holdId: string }, HoldCode>({
  name: 'rewards.hold-coupons',
  needs: ({ sale }, { code, path }) => (code === 'NOT_FOUND' ? { [FACT.member]: [sale.memberId] }
    : code === 'ITEM_UNKNOWN' ? itemNamed(sale, Number(path[1])) : null),
  execute: async (tx, input) => {
    const { sale } = input;
    const wrong = [...saleProblems(sale), ...holdProblems(input)];
    if (wrong.length > 0) return refusedAll(wrong);
    await shareMerges(tx.sql);
    const buyer = await readBuyer(tx.sql, sale.memberId, tx.now);
    if (!buyer || !(await tx.visible([buyer.memberId, sale.memberId], tx.actor)).size) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    const elsewhere = await placeProblem(tx, sale);
    if (elsewhere) return elsewhere;
    const lines = await readLines(tx.sql, sale, tx.now);
    const unknown = unknownItems(sale, lines);
    if (unknown.length > 0) return refusedAll(unknown);
    const scale: Scale = { sale, buyer, lines: lines as LineToEvaluate[], at: tx.now };
    const named = namedOf(input.coupons);
    const place = { channelId: sale.channelId, outletId: sale.outletId, at: tx.now };
    const offerIds = await withLapsing(tx, [...await offersOfCoupons(tx.sql, named),
      ...(await automaticOffersFor(tx.sql, buyer, place)).map(({ id }) => id)]);
    await lockOffers(tx.sql, offerIds);
    await endLapsed(tx, offerIds);
    const weighed = await weighCoupons(tx.sql, scale, named);
    const refusals = notApplied(input.coupons, weighed);
    if (input.coupons.length === 0 && !weighed.evaluation.coupons.some(({ applied }) => applied)) {
      return refused('INVALID', 'It names no coupon, and no offer comes to it without one.', ['couponIds']);
    }
    return refusals.length > 0 ? refusedAll(refusals) : accepted({ holdId: await hold(tx, input, buyer, weighed) });
  },
});

function holdProblems({ coupons, orderNo, holdMinutes = null }: HoldInput): Refusal<'INVALID'>[] {
  const invalid = (path: string, message: string) => [{ code: 'INVALID' as const, message, path: [path] }];
  return [
    ...(coupons.length <= 20 ? [] : invalid('couponIds', 'A sale names at most 20 coupons.')),
    ...(orderNo.length >= 1 && orderNo.length <= 100 ? [] : invalid('orderNo', 'A number of 1 to 100 characters.')),
    ...(holdMinutes === null || (holdMinutes >= 1 && holdMinutes <= MOST_HOLD_MINUTES) ? []
      : invalid('holdMinutes', `Coupons are held for 1 to ${MOST_HOLD_MINUTES} minutes.`)),
  ];
}

/** A franchise sells in its outlets, through the channel of the outlet; a channel in its own. */
async function placeProblem({ sql, actor }: Tx, { channelId, outletId }: SaleAsked) {
  if (!isRestricted(actor)) return null;
  const place = outletId === null ? null : await readPlace(sql, outletId);
  if (outletId !== null && !(place && servesAt(actor, place))) {
    return refused('NOT_FOUND', 'There is no such outlet of yours.', ['outletId']);
  }
  const isOwn = actor.kind === 'channel' || channelId === null || channelId === place?.channelId;
  return isOwn ? null : refused('NOT_FOUND', 'There is no such channel of yours.', ['channelId']);
}

function itemNamed({ lines }: SaleAsked, place: number): Record<string, string[]> {
  const { item } = lines[place]!;
  return 'id' in item ? { [FACT.item]: [item.id] } : { [FACT.sku]: [item.sku] };
}

function notApplied(named: readonly NamedCoupon[], { evaluation, coupons }: Weighed): Refusal<NotApplied>[] {
  const byName = new Map([...coupons.values()].flatMap(({ coupon }) =>
    [[coupon.id, coupon.id], [coupon.code, coupon.id]] as const));
  const outcomes = new Map(evaluation.coupons.map((one) => [one.id, one]));
  return named.flatMap(({ path, id, code }) => {
    const couponId = byName.get(id ?? code ?? '') ?? '';
    const outcome = outcomes.get(couponId);
    const free = coupons.get(couponId)?.coupon.state === 'issued';
    if (outcome?.applied && free) return [];
    const why = !outcome ? 'NOT_YOURS' : outcome.applied ? 'ALREADY_USED' : outcome.code;
    return [{ code: why, message: WHY_NOT[why], path }];
  });
}

type Applied = WeighedCoupon & { readonly savedMinor: bigint };

/** What comes without a coupon is one of this sale alone from now on. */
async function withOffersTaken(tx: Tx, holdId: string, applied: readonly Applied[]): Promise<Applied[]> {
  const offers = applied.filter(({ coupon }) => coupon.cause === 'automatic');
  const ids = await takeOffers(tx, offers.map(({ coupon }) => ({ ...coupon, of: holdId })));
  const taken = offers.map((one, index) => ({ ...one, coupon: { ...one.coupon, id: ids[index]! } }));
  return [...applied.filter(({ coupon }) => coupon.cause !== 'automatic'), ...taken];
}

async function hold(
  tx: Tx, { sale, orderNo, holdMinutes }: HoldInput, buyer: Buyer, weighed: Weighed,
): Promise<string> {
  const { couponHoldMinutes } = (await rewardPolicyAt(tx.sql, tx.now)).rules;
  const until = new Date(tx.now.getTime() + (holdMinutes ?? couponHoldMinutes) * 60_000);
  const id = newId(tx.now);
  const applied = weighed.evaluation.coupons.flatMap((one) => (one.applied
    ? [{ ...weighed.coupons.get(one.id)!, savedMinor: one.savedMinor }] : []));
  const held = await withOffersTaken(tx, id, applied);
  const savedMinor = held.reduce((total, one) => total + one.savedMinor, 0n);
  await tx.sql.insertInto(couponHoldTable, [{
    id, memberId: buyer.memberId, channelId: sale.channelId, tenantId: tenantOf(tx.actor), outletId: sale.outletId,
    orderNo, currency: sale.currency, state: 'held', savedMinor, heldUntil: until, heldAt: tx.now,
  }]);
  await tx.sql.run`update coupon c set state = 'held', hold_id = ${id}, held_until = ${until},
      saved_minor = t.saved, use_period = t.period
    from unnest(${held.map(({ coupon }) => coupon.id)}::uuid[], ${held.map((one) => one.savedMinor)}::bigint[],
      ${held.map(({ period }) => period)}::text[]) as t(id, saved, period) where c.id = t.id`;
  await addUses(tx.sql, held.map((one) => ({
    offerId: one.coupon.offerId, period: one.period, outletId: sale.outletId, savedMinor: one.savedMinor, by: 1 })));
  await promiseCoupons(tx, { region: buyer.region, currency: sale.currency }, held.map((one) => (
    { couponId: one.coupon.id, funderId: one.terms.funderId, savedMinor: one.savedMinor })));
  if (buyer.memberId !== sale.memberId) {
    await tagNamed(tx, 'coupon_hold', [{ key: [id], namedId: sale.memberId }]);
  }
  tx.schedule({ job: 'expire-coupon-holds', at: until, payload: {}, key: `coupon-holds:${until.getTime()}` });
  tx.audit({ subjectId: id, after: {
    memberId: buyer.memberId, orderNo, couponIds: held.map(({ coupon }) => coupon.id), savedMinor } });
  return id;
}

function tenantOf(actor: Actor): string | null {
  return isRestricted(actor) ? actor.tenantId ?? null : null;
}
