import type { OrderFacts } from '../../../contracts/events.ts';
import type { MarginClass, Region } from '../../../contracts/words.ts';
import { takeFrom } from '../../../kernel/money.ts';

export interface LineToTry {
  readonly marginClass: MarginClass;
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
}

/** A sale that is only thought of, in minor units of one currency. */
export interface SaleToTry {
  readonly lines: readonly LineToTry[];
  readonly discounts: readonly {
    readonly amountMinor: bigint;
    /** Numbers of lines, from 1; null means all lines. */
    readonly eligibleLines: readonly number[] | null;
  }[];
  readonly pointsCashMinor: bigint;
  readonly tradeInMinor: bigint;
}

export type Bases =
  | { readonly ok: true; readonly bases: readonly bigint[] }
  | { readonly ok: false; readonly path: readonly string[]; readonly limitMinor: bigint };

/**
 * Base of each line (domain.md 3.1 rules 1 and 2): line discounts, then those of the order as they stand,
 * points-cash, trade-in credit, each split over what the earlier ones have left. Example: ring A 899,900,
 * bracelet C 1,234,567, bar D 2,680,000 with 50,000 on the first two → 878,820, 1,205,647 and 2,680,000.
 */
export function basesOf(
  { lines, discounts, pointsCashMinor, tradeInMinor }: SaleToTry,
  takesPoints: (marginClass: MarginClass) => boolean,
): Bases {
  const left = lines.map(({ amountMinor, discountMinor }) => amountMinor - discountMinor);
  const tooDeep = left.findIndex((amount) => amount < 0n);
  if (tooDeep >= 0) {
    return { ok: false, path: ['lines', String(tooDeep), 'discount'], limitMinor: lines[tooDeep]!.amountMinor };
  }
  const steps = [
    ...discounts.map(({ amountMinor, eligibleLines }, place) => ({
      path: ['orderDiscounts', String(place), 'amount'], amountMinor,
      eligible: (line: number) => !eligibleLines || eligibleLines.includes(line + 1),
    })),
    { path: ['pointsCash'], amountMinor: pointsCashMinor,
      eligible: (line: number) => takesPoints(lines[line]!.marginClass) },
    { path: ['tradeInCredit'], amountMinor: tradeInMinor, eligible: () => true },
  ];
  for (const { path, amountMinor, eligible } of steps) {
    const taken = takeFrom(left, amountMinor, eligible);
    if (!taken.ok) return { ok: false, path, limitMinor: taken.limitMinor };
  }
  return { ok: true, bases: left };
}

export interface TriedFacts {
  readonly memberId: string;
  readonly region: Region | null;
  readonly currency: string;
  readonly paidAt: Date;
  readonly windowEndsAt: Date | null;
  readonly lines: readonly { readonly marginClass: MarginClass; readonly baseMinor: bigint }[];
}

/** The same as orders would tell it: nobody's channel, and each piece an item of its own. */
export function factsToTry(
  { windowEndsAt, lines, ...sale }: TriedFacts, newId: () => string,
): OrderFacts {
  return {
    ...sale, orderId: newId(), externalNo: '', channelId: newId(), sellingOutletId: newId(),
    deliveredAt: null, fulfilment: 'store', pointsHoldId: null, ...(windowEndsAt && { windowEndsAt }),
    lines: lines.map(({ marginClass, baseMinor }, index) => ({
      lineId: newId(), lineNo: index + 1, itemId: newId(), quantity: 1, marginClass, baseMinor,
      costMinor: null, pointsSpent: 0n,
    })),
  };
}
