import { splitByLargestRemainder } from '../../kernel/money.ts';
import type { AccountBook, Posting, TakenBack } from './account-book.ts';
import { bonusOf, earned } from './accrual.ts';
import type { Lot } from './lots.ts';
import { policyOf, type LineRecord, type OrderEarning } from './order-earning.ts';
import type { Policy } from './policy.ts';
import type { LineLeft, ReturnedGoods } from './returned-goods.ts';
import { bonusOn, ruleOf } from './rewards/order-bonus.ts';
import { settleTier } from './tiers/settle-tier.ts';
import { addDays } from '../../kernel/business-day.ts';

/** A lot that gave points to a hold, and how many of them have come back. */
export interface SpentPart {
  readonly lotId: string;
  amount: bigint;
  restored: bigint;
}

/**
 * What a line keeps for what is left of it: a function of the remaining base alone, so that many small
 * refunds reverse exactly what one large one does (domain.md 3.6 rule 1). Example: class C 1,205,647 with
 * 605,647 left keeps 2,422 of 4,822.
 */
export function keptOf(line: LineRecord, remainingBase: bigint, bonusPercent: number) {
  const home = line.base === 0n ? 0n : (line.homeBase * remainingBase) / line.base;
  const points = earned(home, [line.rateNum, line.rateDen]);
  return {
    points, bonus: bonusOf(points, bonusPercent), growth: earned(home, [line.growthNum, line.growthDen]),
  };
}

/**
 * Points spent on a line that come back in all, for what is left of it: in proportion to the value returned,
 * or to the pieces where nothing is left to pay; floor, all of them at the end (domain.md 9.2). Example: two of
 * 500.00, trade-in 900.00 and 10,000 points: one piece back gives 5,000.
 */
export function restoredOf(line: LineRecord, left: Omit<LineLeft, 'lineId'>): bigint {
  if (line.base > 0n) {
    const base = left.remainingBase < 0n ? 0n : left.remainingBase;
    return (line.pointsSpent * (line.base - base)) / line.base;
  }
  const quantity = BigInt(line.quantity ?? left.quantity ?? 0);
  const pieces = BigInt(left.remainingQuantity ?? 0);
  if (quantity <= 0n || pieces <= 0n || pieces > quantity) return line.pointsSpent;
  return (line.pointsSpent * (quantity - pieces)) / quantity;
}

/** What the return of one line took and gives back. */
export interface LineReversal {
  readonly lineId: string;
  readonly points: TakenBack;
  /** Of the tier and of campaigns. */
  readonly bonus: TakenBack;
  readonly growth: bigint;
  /** Points spent on the line that come back. */
  readonly restored: bigint;
}

/** Reverses points, bonus and growth of what came back; answers what each line lost. */
export function applyReturn(
  book: AccountBook, order: OrderEarning, goods: ReturnedGoods, policies: readonly Policy[],
): LineReversal[] {
  const posting = book.open('return', goods.at, {
    orderId: order.orderId, returnId: goods.returnId,
  });
  const reversals: LineReversal[] = [];
  const lotOf = (id: string | null) => book.lots.get(id ?? '');
  const policy = policyOf(policies, book, order);
  for (const back of goods.remaining) {
    const { lineId, remainingBase } = back;
    const line = order.lines.find((candidate) => candidate.lineId === lineId);
    if (!line || remainingBase > line.remainingBase) continue;
    const left = remainingBase < 0n ? 0n : remainingBase;
    const kept = keptOf(line, left, order.bonusPercent);
    const points = takeKept(book, posting, order, lotOf(line.lotId),
      { granted: line.granted, before: line.kept, after: kept.points });
    const inBonus = sumOf(order.lines.map(({ bonusKept }) => bonusKept));
    const bonus = takeKept(book, posting, order, lotOf(order.bonusLotId), {
      granted: sumOf(order.lines.map((own) => own.bonus)),
      before: inBonus, after: inBonus - line.bonusKept + kept.bonus });
    const campaigns = order.bonuses.map((own) => {
      const rule = ruleOf(policy, own);
      const before = own.kept;
      const on = (points: bigint) => (rule ? bonusOn(rule, order.tier, line, points) : 0n);
      own.kept -= on(line.kept) - on(kept.points);
      return takeKept(book, posting, order, lotOf(own.lotId), { granted: own.granted, before, after: own.kept });
    });
    const growth = reverseGrowth(book, posting, order, line.growthKept - kept.growth);
    const due = restoredOf(line, back);
    const restored = due > line.pointsRestored ? due : line.pointsRestored;
    reversals.push({
      lineId, points, bonus: addUp([bonus, ...campaigns]), growth, restored: restored - line.pointsRestored,
    });
    Object.assign(line, {
      kept: kept.points, bonusKept: kept.bonus, growthKept: kept.growth, remainingBase: left,
      pointsRestored: restored,
    });
  }
  settleTier(book, policies, goods.at, posting, order.paidAt);
  return reversals;
}

/**
 * Takes back what a lot's order keeps no more. After a merge across programmes the lot tells what the granted
 * points have become, so in proportion to it; who keeps nothing of it has nothing left in it. Example: 1,084
 * of HK became 999 of CN; 542 kept are 499, so 500 are taken.
 */
function takeKept(
  book: AccountBook, posting: Posting, order: OrderEarning, lot: Lot | undefined,
  { granted, before, after }: { granted: bigint; before: bigint; after: bigint },
): TakenBack {
  if (!order.exchanged || !lot || granted === 0n || before === after) {
    return book.takeBack(posting, before - after, lot);
  }
  const left = lot.remaining + lot.expired;
  const taken = (before * lot.amount) / granted - (after * lot.amount) / granted;
  return book.takeBack(posting, after === 0n && left > taken ? left : taken, lot);
}

const sumOf = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

const addUp = (parts: readonly TakenBack[]): TakenBack => parts.reduce((all, part) => ({
  pending: all.pending + part.pending, active: all.active + part.active, expired: all.expired + part.expired,
  others: all.others + part.others, debt: all.debt + part.debt,
}));

/** Never below zero (domain.md 3.2). */
function reverseGrowth(
  book: AccountBook, posting: Posting, order: OrderEarning, amount: bigint,
): bigint {
  const pending = order.state === 'pending';
  const balance = pending ? book.account.pendingGrowth : book.account.growth;
  const reversed = amount < balance ? amount : balance;
  book.move(posting, pending ? 'growth_pending' : 'growth', 'growth_issued', reversed);
  book.account.returnedGrowth += reversed;
  return reversed;
}

/** Spent points that went back to one lot. */
export interface RestoredPart {
  readonly amount: bigint;
  /** Of it, what repaid debt at once. */
  readonly repaid: bigint;
  /** When what is left of it expires: with its old lot, or with a new grace lot. */
  readonly expiresAt: Date;
  readonly grace: boolean;
}

/**
 * Points spent on returned lines go back to the lots they came from, by largest remainder of what each has not
 * got back yet; for a lot that had expired when the goods came back a 30-day grace lot is opened. Debt is repaid
 * first. What has ended by `now` expires at once: told late, it ends as if it had been told in time.
 */
export function restoreSpent(
  book: AccountBook, parts: readonly SpentPart[], amount: bigint,
  cause: { orderId: string; returnId: string | null; holdId: string | null },
  policy: Policy, at: Date, now: Date,
): RestoredPart[] {
  const open = parts.map((part) => part.amount - part.restored);
  const limit = open.reduce((a, b) => a + b, 0n);
  const total = amount < limit ? amount : limit;
  if (total <= 0n) return [];
  const posting = book.open('restore', at, cause);
  return splitByLargestRemainder(total, open).flatMap((share, index): RestoredPart[] => {
    if (share === 0n) return [];
    const part = parts[index]!;
    part.restored += share;
    const left = book.credit(posting, 'redeemed', share);
    const lot = book.lots.get(part.lotId);
    const restored = { amount: share, repaid: share - left };
    if (lot && lot.expiresAt > at) {
      book.changeLot(lot, lot.remaining + left);
      if (lot.state === 'active' && lot.expiresAt <= now) book.expireLot(lot);
      return [{ ...restored, expiresAt: lot.expiresAt, grace: false }];
    }
    const expiresAt = addDays(at, policy.rules.graceLotDays);
    if (left > 0n) {
      const grace = book.addLot({
        amount: left, remaining: left, state: 'active', earnedAt: lot?.earnedAt ?? at,
        activeAt: at, expiresAt, funder: 'hq', cause: 'grace', orderId: cause.orderId,
      });
      if (expiresAt <= now) book.expireLot(grace);
    }
    return [{ ...restored, expiresAt, grace: true }];
  });
}
