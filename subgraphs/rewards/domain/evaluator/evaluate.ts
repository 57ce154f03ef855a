import { splitByLargestRemainder } from '../../../kernel/money.ts';
import { least, sharesOf, sum, validAmount, type LineToEvaluate } from './reductions.ts';
import { isValidOn } from './scope.ts';
import { RANK, stepOf, type Reduction, type Step } from './terms.ts';

/**
 * One evaluator for every channel (domain.md 9.3): (1) a line's own reductions, (2) those of the order, the
 * percentage before the amount, (3) points-cash, (4) trade-in credit. Each takes of what the earlier ones have
 * left of its lines, so that nothing goes below zero and a fully discounted line stands in nobody's way. Of a
 * stacking group the one that saves most applies, alone on what its step began with (tie: sooner expiry, then
 * id); groups add up. A threshold looks at what the coupon's lines come to after (1); of a line's own reduction, at
 * what they came to before. The order in which coupons are given means nothing.
 *
 * Example: A 899,900; C 1,234,567 with labour 42,560. 满10000减500 and member day 5 % on A (one group), 工费8折 on C.
 * Labour −8,512 → 1,226,055; 50,000 against 44,995 → 50,000 as 21,165 and 28,835, the other is GROUP. Bases
 * 878,735 and 1,197,220, due 2,075,955.
 */
export interface CouponToEvaluate {
  readonly id: string;
  readonly reduction: Reduction;
  /** Of its amounts; null where it says none. */
  readonly currency: string | null;
  readonly expiresAt: Date | null;
  /** Why it cannot apply whatever the lines are. */
  readonly barred: Bar | null;
}

export type Bar = 'EXPIRED' | 'LIMIT' | 'TIER' | 'OUTLET' | 'CHANNEL' | 'ALREADY_USED' | 'NOT_YOURS';
export type NotApplied = Bar | 'THRESHOLD' | 'SCOPE' | 'GROUP';

export interface SaleToEvaluate {
  readonly currency: string;
  readonly lines: readonly LineToEvaluate[];
  readonly pointsCashMinor: bigint;
  readonly tradeInMinor: bigint;
}

export type CouponOutcome =
  | { readonly id: string; readonly applied: true; readonly savedMinor: bigint; readonly shares: readonly bigint[] }
  | { readonly id: string; readonly applied: false; readonly code: NotApplied };

export interface LineOutcome {
  readonly lineReductionMinor: bigint;
  readonly orderReductionMinor: bigint;
  readonly pointsCashMinor: bigint;
  readonly tradeInMinor: bigint;
  readonly baseMinor: bigint;
}

export interface Evaluation {
  /** By id. */
  readonly coupons: readonly CouponOutcome[];
  readonly lines: readonly LineOutcome[];
  readonly dueMinor: bigint;
}

export function evaluate(sale: SaleToEvaluate, given: readonly CouponToEvaluate[]): Evaluation {
  const { lines } = sale;
  const coupons = [...new Map(given.map((coupon) => [coupon.id, coupon])).values()].sort(bySpeed);
  const outcomes = new Map<string, CouponOutcome>();
  const left = lines.map(({ amountMinor }) => amountMinor);
  const lineReductions = takeStep('line', sale, coupons, left, outcomes);
  const orderReductions = takeStep('order', sale, coupons, left, outcomes);
  const points = takeMoney(sale.pointsCashMinor, left, (index) => lines[index]!.takesPoints);
  const tradeIn = takeMoney(sale.tradeInMinor, left, () => true);
  return {
    coupons: [...outcomes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    lines: left.map((baseMinor, index) => ({
      lineReductionMinor: lineReductions[index]!, orderReductionMinor: orderReductions[index]!,
      pointsCashMinor: points[index]!, tradeInMinor: tradeIn[index]!, baseMinor,
    })),
    dueMinor: sum(left),
  };
}

/**
 * Applies one step to what is left of the lines, and says of each of its coupons what became of it. One that finds
 * nothing left when its turn comes makes room for the next of its group.
 */
function takeStep(
  step: Step, sale: SaleToEvaluate, coupons: readonly CouponToEvaluate[], left: bigint[],
  outcomes: Map<string, CouponOutcome>,
): bigint[] {
  const not = ({ id }: CouponToEvaluate, code: NotApplied) => outcomes.set(id, { id, applied: false, code });
  const rivals: Rival[] = [];
  for (const coupon of coupons.filter(({ reduction }) => stepOf(reduction.kind) === step)) {
    const code = coupon.barred ?? unfit(coupon, sale, left);
    const savedMinor = code ? 0n : sum(sharesOf(coupon.reduction, sale.lines, left));
    if (code || savedMinor === 0n) not(coupon, code ?? 'SCOPE');
    else rivals.push({ coupon, savedMinor });
  }
  for (;;) {
    const { applied, empty } = applyBest(rivals, sale, left);
    if (empty) {
      not(empty.coupon, 'SCOPE');
      rivals.splice(rivals.indexOf(empty), 1);
      continue;
    }
    for (const { coupon } of rivals) not(coupon, 'GROUP');
    const taken = left.map(() => 0n);
    for (const { id, shares } of applied) {
      outcomes.set(id, { id, applied: true, savedMinor: sum(shares), shares });
      shares.forEach((share, index) => { left[index]! -= share; taken[index]! += share; });
    }
    return taken;
  }
}

interface Rival { readonly coupon: CouponToEvaluate; readonly savedMinor: bigint }

/** The best of each group, one after the other; `empty` found nothing left. */
function applyBest(rivals: readonly Rival[], { lines }: SaleToEvaluate, left: readonly bigint[]) {
  const best = new Map<string, Rival>();
  for (const rival of rivals) {
    const { group } = rival.coupon.reduction;
    if (rival.savedMinor > (best.get(group)?.savedMinor ?? 0n)) best.set(group, rival);
  }
  const open = [...left];
  const applied: { id: string; shares: bigint[] }[] = [];
  for (const rival of [...best.values()].sort(byRank)) {
    const shares = sharesOf(rival.coupon.reduction, lines, open);
    if (sum(shares) === 0n) return { applied: [], empty: rival };
    shares.forEach((share, index) => { open[index]! -= share; });
    applied.push({ id: rival.coupon.id, shares });
  }
  return { applied, empty: null };
}

function byRank({ coupon: a }: Rival, { coupon: b }: Rival): number {
  return RANK[a.reduction.kind] - RANK[b.reduction.kind] || bySpeed(a, b);
}

function unfit(
  { reduction, currency }: CouponToEvaluate, sale: SaleToEvaluate, left: readonly bigint[],
): NotApplied | null {
  if (currency !== null && currency !== sale.currency) return 'SCOPE';
  if (!sale.lines.some((line) => isValidOn(reduction.scope, line))) return 'SCOPE';
  return reduction.thresholdMinor !== null && validAmount(reduction, sale.lines, left) < reduction.thresholdMinor
    ? 'THRESHOLD' : null;
}

/** Points-cash and trade-in credit: no more than is left. */
function takeMoney(amountMinor: bigint, left: bigint[], isOpen: (index: number) => boolean): bigint[] {
  const open = left.map((amount, index) => (isOpen(index) ? amount : 0n));
  const shares = sum(open) === 0n ? open
    : splitByLargestRemainder(least(amountMinor, sum(open)), open);
  shares.forEach((share, index) => { left[index]! -= share; });
  return shares;
}

/** What expires sooner goes first. */
function bySpeed(a: CouponToEvaluate, b: CouponToEvaluate): number {
  const [one, other] = [a, b].map(({ expiresAt }) => expiresAt?.getTime() ?? Infinity) as [number, number];
  return one === other ? (a.id < b.id ? -1 : 1) : one - other;
}
