import { serviceActor, type Actor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { SeedContext } from '../../kernel/seed.ts';
import { issueCoupon } from '../commands/coupons/issue-coupon.ts';
import { createCouponOffer } from '../commands/offers/create-coupon-offer.ts';
import { publishCouponOffer } from '../commands/offers/publish-coupon-offer.ts';
import { UNASKED, type OfferLimits, type OfferTerms } from '../domain/coupons/offer-terms.ts';
import type { LineScope, Reduction } from '../domain/evaluator/terms.ts';
import { membersToGive } from '../queries/coupons/members-to-give.ts';

const [WRITER, SECOND]: readonly Actor[] = ['演示 · 会员运营', '演示 · 会员主管'].map((name, index) => (
  { ...serviceActor(`coupons-seed-${index}`, []), kind: 'operator', name }));

const scope = (...marginClasses: string[]): LineScope => ({ marginClasses, productIds: [], itemIds: [], series: [] });
const LIMITS: OfferLimits = {
  issued: null, perMember: 1, period: 'ever', uses: null, usesPerMember: null, usesPerOutlet: null, budgetMinor: null };

function terms(
  reduction: Pick<Reduction, 'kind' | 'group' | 'scope'> & Partial<Reduction>, more: Partial<OfferTerms> = {},
): OfferTerms {
  return {
    ...UNASKED, reduction: { offBps: null, amountMinor: null, thresholdMinor: null, ...reduction },
    currency: 'CNY', channelIds: [], outletIds: [], regions: ['CN'], tiers: [], validFrom: null, validUntil: null,
    daysAfterIssue: 90, limits: LIMITS,
    trigger: 'none', publicCode: null, funderId: null, ...more,
  };
}

interface Offered {
  readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly terms: OfferTerms;
}

/** What a jewelry house gives its members all year; the numbers of domain.md. */
const OFFERS: readonly Offered[] = [
  { code: 'FULL-10000', nameZh: '满10000减500', nameEn: '500 off from 10,000', terms: terms(
    { kind: 'order_amount', group: 'order', scope: scope('A', 'C'), amountMinor: 50_000n, thresholdMinor: 1_000_000n },
    { publicCode: 'KARAT500', limits: { ...LIMITS, issued: 10_000, budgetMinor: 100_000_000n } }) },
  { code: 'MEMBER-DAY', nameZh: '会员日镶嵌95折', nameEn: 'Member day: 5 % off inlaid', terms: terms(
    { kind: 'order_percent', group: 'order', scope: scope('A'), offBps: 500 },
    { currency: null, limits: { ...LIMITS, perMember: 12, period: 'month', usesPerMember: 1 } }) },
  { code: 'LABOUR-80', nameZh: '工费8折', nameEn: 'A fifth off the labour fee', terms: terms(
    { kind: 'labour_percent', group: 'labour', scope: scope('C'), offBps: 2_000 }, { currency: null }) },
  { code: 'WELCOME', nameZh: '入会礼30元现金券', nameEn: '30 for joining', terms: terms(
    { kind: 'order_amount', group: 'cash', scope: scope(), amountMinor: 3_000n }, { trigger: 'enrolment' }) },
  { code: 'RENEWAL', nameZh: '续会礼80元现金券', nameEn: '80 for staying', terms: terms(
    { kind: 'order_amount', group: 'cash', scope: scope(), amountMinor: 8_000n },
    { limits: { ...LIMITS, perMember: 10 } }) },
];

const GIVEN = ['FULL-10000', 'MEMBER-DAY', 'LABOUR-80', 'RENEWAL'];

/** Offers that one person wrote and another published, and coupons for some members, by commands, each once. */
export async function seedCoupons(context: SeedContext): Promise<void> {
  const offerIds = new Map<string, string>();
  for (const offer of OFFERS) offerIds.set(offer.code, await publish(context, offer));
  const members = await membersToGive(context.home.database.sql, Math.min(24, context.scale.members));
  for (const [nth, memberId] of members.entries()) {
    const offerId = offerIds.get(GIVEN[nth % GIVEN.length]!)!;
    await runCommand(context.home, { actor: WRITER!, requestId: 'seed' }, issueCoupon,
      { offerId, memberId, reason: '演示' }, { idempotencyKey: `seed:coupon:${offerId}:${memberId}` });
    context.progress(nth + 1, members.length);
  }
}

async function publish({ home }: SeedContext, { terms: draft, ...names }: Offered): Promise<string> {
  const { offerId } = must(await runCommand(home, { actor: WRITER!, requestId: 'seed' }, createCouponOffer,
    { ...names, note: null, terms: draft }, { idempotencyKey: `seed:offer:${names.code}` }));
  must(await runCommand(home, { actor: SECOND!, requestId: 'seed' }, publishCouponOffer,
    { id: offerId, expectedVersion: 1 }, { idempotencyKey: `seed:offer:${names.code}:out` }));
  return offerId;
}

function must<Value>(outcome: Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`the demo brand was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}
