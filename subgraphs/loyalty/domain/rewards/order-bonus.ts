import type { MarginClass, Tier } from '../../../contracts/words.ts';
import type { AccountBook, Posting, PostingKind } from '../account-book.ts';
import { bonusOf } from '../accrual.ts';
import { monthEndAfter } from '../../../kernel/business-day.ts';
import { expiryOf, type Lot, type LotCause } from '../lots.ts';
import type { Policy } from '../policy.ts';
import { HEAD_OFFICE } from './grant.ts';
import { percentFor, type BonusRule } from './bonus-rules.ts';

/** What one rule gave on an order, and what is left of it after returns. */
export interface OrderBonus {
  readonly code: string;
  granted: bigint;
  kept: bigint;
  lotId: string | null;
}

/** Of an order, what a bonus is decided by. */
interface Bonused {
  readonly orderId: string;
  readonly state: 'pending' | 'active' | 'refused';
  readonly tier: Tier;
  readonly paidAt: Date;
  readonly activeAt: Date;
  readonly lines: readonly BonusLine[];
  readonly bonuses: readonly OrderBonus[];
}

export interface BonusLine {
  readonly marginClass: MarginClass;
  readonly granted: bigint;
  readonly kept: bigint;
}

export const ruleOf = ({ rules }: Policy, { code }: OrderBonus): BonusRule | undefined =>
  rules.bonuses.find((rule) => rule.code === code);

/**
 * What a rule gives on points of a line; floor for each line. Bonuses add up, they do not multiply each other
 * (domain.md 3.1). Example: gold, 10,545 base points on VIP day: the tier's 2,109 and the day's 10,545 → 23,199 in
 * three postings.
 */
export const bonusOn = (rule: BonusRule, tier: Tier, { marginClass }: BonusLine, points: bigint): bigint =>
  bonusOf(points, percentFor(rule, tier, marginClass));

const sumOf = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** Posts what the rules of an order give, or give otherwise now that its tier is another. */
export function settleBonuses(
  book: AccountBook, order: Bonused, policy: Policy, now: Date, reason: string | null = null,
): void {
  for (const bonus of order.bonuses) {
    const rule = ruleOf(policy, bonus);
    if (!rule) continue;
    const all = (of: (line: BonusLine) => bigint) =>
      sumOf(order.lines.map((line) => bonusOn(rule, order.tier, line, of(line))));
    const [granted, kept] = [all((line) => line.granted), all((line) => line.kept)];
    const { paidAt } = order;
    bonus.lotId = regrant(book, order, {
      kind: 'campaign_bonus', cause: 'campaign', funder: rule.funderId ?? HEAD_OFFICE, lotId: bonus.lotId, granted,
      more: kept - bonus.kept, reason: reason ?? `${rule.nameZh} ${rule.nameEn}`,
      expiresAt: rule.expiryMonths === null ? expiryOf(paidAt, policy.rules, policy.zone)
        : monthEndAfter(paidAt, rule.expiryMonths, policy.zone),
    }, now);
    Object.assign(bonus, { granted, kept });
  }
}

export interface Regrant {
  readonly kind: PostingKind;
  readonly cause: LotCause;
  readonly funder: string;
  readonly reason: string | null;
  readonly lotId: string | null;
  readonly granted: bigint;
  /** What is added to what the order keeps; below zero: taken back. */
  readonly more: bigint;
  readonly expiresAt: Date;
}

/** Posts the difference of a bonus; its lot holds what it would have held. Answers the lot. */
export function regrant(
  book: AccountBook, order: Omit<Bonused, 'bonuses' | 'lines'>, change: Regrant, now: Date,
): string | null {
  const { more, granted, expiresAt } = change;
  let lot = book.lots.get(change.lotId ?? '');
  if (more !== 0n) {
    const posting = book.open(change.kind, order.paidAt, { orderId: order.orderId, reason: change.reason });
    if (more < 0n) book.takeBack(posting, -more, lot);
    else {
      lot ??= book.addLot({
        amount: granted, remaining: 0n, state: order.state === 'pending' ? 'pending' : 'active', earnedAt: order.paidAt,
        activeAt: order.activeAt, cause: change.cause, funder: change.funder, expiresAt, orderId: order.orderId,
      });
      give(book, posting, lot, more, now);
    }
  }
  resize(book, lot, granted);
  return lot?.id ?? change.lotId;
}

function give(book: AccountBook, posting: Posting, lot: Lot, amount: bigint, now: Date): void {
  if (lot.state === 'pending') {
    book.move(posting, 'issued', 'pending', amount);
    book.changeLot(lot, lot.remaining + amount);
  } else if (lot.expiresAt <= now) {
    book.move(posting, 'issued', 'expired', amount);
    lot.expired += amount;
    book.changeLot(lot, lot.remaining);
  } else {
    book.changeLot(lot, lot.remaining + book.credit(posting, 'issued', amount));
  }
}

/** Never below what is in it: spent points of other orders may have come back to it. */
function resize(book: AccountBook, lot: Lot | undefined, granted: bigint): void {
  if (!lot || granted === 0n) return;
  lot.amount = granted > lot.remaining ? granted : lot.remaining;
  book.changedLots.add(lot.id);
}
