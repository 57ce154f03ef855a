import type {
  Fulfilment, MarginClass, ProgrammeCode, Tier,
} from '../../contracts/words.ts';
import type { OrderFacts } from '../../contracts/events.ts';
import { earningsOf, type FxRate, type LineEarning } from './accrual.ts';
import type { AccountBook } from './account-book.ts';
import { expiryOf, type LotCause } from './lots.ts';
import { policyAt, versionOf, type Policy } from './policy.ts';
import { activeFrom } from './return-window.ts';
import { bonusRulesFor } from './rewards/bonus-rules.ts';
import { settleBonuses, type OrderBonus } from './rewards/order-bonus.ts';
import type { ReturnedGoods } from './returned-goods.ts';
import { settleTier, tierAtPayment } from './tiers/settle-tier.ts';
import { bonusPercentOf } from './tiers/tier-list.ts';

/** What an order earned and by which numbers; a refund two years later counts with it. */
export interface OrderEarning {
  readonly orderId: string;
  /** Whose order it is; null for those of before channels were kept. */
  readonly channelId: string | null;
  memberId: string;
  /** Whose points it earned; null for those of before it was kept. */
  readonly programme: ProgrammeCode | null;
  /** Its lots hold points of another programme now; granted and kept stay in those that it earned. */
  readonly exchanged: boolean;
  state: 'pending' | 'active' | 'refused';
  readonly policyVersion: number;
  /** At payment; decided again when something earlier is told later. */
  tier: Tier;
  bonusPercent: number;
  readonly currency: string;
  readonly fxRate: string | null;
  readonly fxTableId: string | null;
  readonly fulfilment: Fulfilment;
  readonly paidAt: Date;
  deliveredAt: Date | null;
  activeAt: Date;
  bonusLotId: string | null;
  holdId: string | null;
  readonly reason: string | null;
  readonly lines: LineRecord[];
  /** Of rules of its version that may give one, whatever the tier. */
  readonly bonuses: readonly OrderBonus[];
}

export interface LineRecord {
  readonly lineId: string;
  readonly orderId: string;
  readonly lineNo: number;
  readonly itemId: string;
  /** Pieces; null for those of before it was kept. */
  readonly quantity: number | null;
  readonly marginClass: MarginClass;
  readonly rateNum: number;
  readonly rateDen: number;
  readonly growthNum: number;
  readonly growthDen: number;
  /** In the order's currency. */
  readonly base: bigint;
  remainingBase: bigint;
  /** In the programme's currency. */
  readonly homeBase: bigint;
  readonly granted: bigint;
  kept: bigint;
  bonus: bigint;
  bonusKept: bigint;
  readonly growth: bigint;
  growthKept: bigint;
  readonly pointsSpent: bigint;
  pointsRestored: bigint;
  readonly lotId: string | null;
}

/** The lots that it earned. */
export const lotsOf = ({ lines, bonuses, bonusLotId }: OrderEarning): (string | null)[] =>
  [...lines.map(({ lotId }) => lotId), bonusLotId, ...bonuses.map(({ lotId }) => lotId)];

/** What reached us about an order before its member did. */
export interface EarlyNews {
  readonly deliveredAt: Date | null;
  /** What orders told with that delivery. */
  readonly windowEndsAt: Date | null;
  /** In the order they were told. */
  readonly returns: readonly ReturnedGoods[];
}

/** The rules an order counts with for ever: those of its purchase. */
export const policyOf = (
  policies: readonly Policy[], book: AccountBook, order: OrderEarning,
): Policy => {
  const programme = order.programme ?? book.account.programme;
  return versionOf(
    policies.filter((policy) => policy.programme === programme), order.policyVersion, order.paidAt);
};

const sumOf = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** Takes an order in with the bonus of the tier at payment: pending until its return window ends. */
export function accrueOrder(
  book: AccountBook, facts: OrderFacts, policies: readonly Policy[], fx: FxRate | null,
): OrderEarning {
  const { account } = book;
  const policy = policyAt(policies, account.programme, facts.paidAt);
  const tier = tierAtPayment(book, policies, facts.paidAt);
  const earnings = earningsOf(
    facts.lines.map((line) => ({ marginClass: line.marginClass, base: line.baseMinor })),
    policy, tier, fx);
  const points = sumOf(earnings.map((line) => line.points));
  const growth = sumOf(earnings.map((line) => line.growth));
  const bonus = sumOf(earnings.map((line) => line.bonus));
  const activeAt = activeFrom(facts, policy.rules);
  const posting = book.open('accrual', facts.paidAt, { orderId: facts.orderId });
  book.move(posting, 'issued', 'pending', points);
  book.move(posting, 'growth_issued', 'growth_pending', growth);
  const lotFor = (amount: bigint, cause: LotCause) => (amount === 0n ? null : book.addLot({
    amount, remaining: amount, state: 'pending', earnedAt: facts.paidAt, activeAt, cause,
    expiresAt: expiryOf(facts.paidAt, policy.rules, policy.zone), funder: 'hq',
    orderId: facts.orderId,
  }).id);
  const lines = facts.lines.map((line, index) =>
    recordOf(facts, line, earnings[index]!, lotFor(earnings[index]!.points, 'purchase')));
  const bonusLotId = lotFor(bonus, 'tier_bonus');
  if (bonus > 0n) {
    const extra = book.open('tier_bonus', facts.paidAt, { orderId: facts.orderId });
    book.move(extra, 'issued', 'pending', bonus);
  }
  const order: OrderEarning = {
    orderId: facts.orderId, channelId: facts.channelId, memberId: account.memberId,
    programme: account.programme, exchanged: false, state: 'pending', policyVersion: policy.version, tier,
    bonusPercent: bonusPercentOf(tier, policy.rules), currency: facts.currency, fxRate: fx?.rate ?? null,
    fxTableId: fx?.tableId ?? null, fulfilment: facts.fulfilment, paidAt: facts.paidAt,
    deliveredAt: facts.deliveredAt, activeAt, bonusLotId, holdId: null, reason: null, lines,
    bonuses: bonusRulesFor(policy.rules.bonuses, {
      paidAt: facts.paidAt, region: account.region, channelId: facts.channelId, outletId: facts.sellingOutletId,
    }, account.homeZone).map(({ code }) => ({ code, granted: 0n, kept: 0n, lotId: null })),
  };
  settleBonuses(book, order, policy, facts.paidAt);
  settleTier(book, policies, facts.paidAt, posting);
  return order;
}

function recordOf(
  facts: OrderFacts, line: OrderFacts['lines'][number], earning: LineEarning, lotId: string | null,
): LineRecord {
  return {
    lineId: line.lineId, orderId: facts.orderId, lineNo: line.lineNo, itemId: line.itemId,
    quantity: line.quantity, marginClass: line.marginClass, rateNum: earning.rate[0], rateDen: earning.rate[1],
    growthNum: earning.growthRate[0], growthDen: earning.growthRate[1],
    base: line.baseMinor, remainingBase: line.baseMinor, homeBase: earning.homeBase,
    granted: earning.points, kept: earning.points, bonus: earning.bonus, bonusKept: earning.bonus,
    growth: earning.growth, growthKept: earning.growth, pointsSpent: line.pointsSpent,
    pointsRestored: 0n, lotId,
  };
}

/** An order whose limit cut its points to zero stays visible with its reason (domain.md section 0). */
export function refuseOrder(
  book: AccountBook, facts: OrderFacts, policy: Policy, reason: string,
): OrderEarning {
  book.open('accrual_refused', facts.paidAt, { orderId: facts.orderId, reason });
  return {
    orderId: facts.orderId, channelId: facts.channelId, memberId: book.account.memberId,
    programme: book.account.programme, exchanged: false, state: 'refused', policyVersion: policy.version,
    tier: book.account.tier.tier, bonusPercent: 0,
    currency: facts.currency, fxRate: null, fxTableId: null, fulfilment: facts.fulfilment,
    paidAt: facts.paidAt, deliveredAt: facts.deliveredAt,
    activeAt: activeFrom(facts, policy.rules), bonusLotId: null, holdId: null, reason, lines: [],
    bonuses: [],
  };
}

/**
 * The return window has ended: points become available, repaying debt first; growth is confirmed. Points that
 * are told of so late that they have ended by `now` expire.
 */
export function activateOrder(
  book: AccountBook, order: OrderEarning, policies: readonly Policy[], now: Date,
): void {
  if (order.state !== 'pending') return;
  order.state = 'active';
  const posting = book.open('activation', order.activeAt, { orderId: order.orderId });
  for (const lotId of lotsOf(order)) {
    const lot = lotId ? book.lots.get(lotId) : undefined;
    if (lot?.state !== 'pending') continue;
    if (lot.expiresAt <= now) book.expireLot(lot);
    else book.activateLot(posting, lot);
  }
  const growth = sumOf(order.lines.map((line) => line.growthKept));
  const { pendingGrowth } = book.account;
  book.move(posting, 'growth_pending', 'growth', growth < pendingGrowth ? growth : pendingGrowth);
  settleTier(book, policies, order.activeAt, posting, order.paidAt);
}
