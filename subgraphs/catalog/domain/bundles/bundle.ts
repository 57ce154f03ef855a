import type { Refusal } from '../../../kernel/outcome.ts';
import { Checks, isLabel } from '../checks.ts';
import { MAX_NAME } from '../limits.ts';

/**
 * A bundle 套装 sells several items together for less: for a price of its own, for so much off, or for so many basis
 * points off what its items cost at the moment of the sale.
 *
 * Example: a pendant of 899.00 and a chain of 1,200.00 for 1,899.00: 200.00 off. Should they cost 1,850.00 together one
 * day, nothing is off: a bundle never makes its items dearer.
 */
export const BUNDLE_PRICINGS = ['price', 'amount_off', 'percent_off'] as const;
export type BundlePricing = (typeof BUNDLE_PRICINGS)[number];

/** What becomes of the reduction when part of a bundle comes back: kept by what stays, or taken back. */
export const BUNDLE_RETURNS = ['keep', 'recheck'] as const;
export type BundleReturns = (typeof BUNDLE_RETURNS)[number];

export interface BundlePart {
  readonly itemId: string;
  readonly quantity: number;
}

export interface BundleDraft {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly parts: readonly BundlePart[];
  readonly pricing: BundlePricing;
  /** Of a price or an amount, in minor units; null of a percentage. */
  readonly amountMinor: bigint | null;
  readonly currency: string | null;
  readonly offBps: number | null;
  readonly returns: BundleReturns;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly retired: boolean;
}

export const MAX_PARTS = 20;
const MAX_QUANTITY = 100;
const MAX_CODE = 40;

export function checkBundle(draft: BundleDraft): readonly Refusal<'INVALID'>[] {
  const { parts, pricing, amountMinor, offBps, startsAt, endsAt } = draft;
  const checks = new Checks();
  checks.must(isLabel(draft.code, MAX_CODE), `A code has 1 to ${MAX_CODE} characters, no control or invisible ones.`,
    'code');
  checks.text(draft.nameZh, MAX_NAME, 'nameZh');
  checks.text(draft.nameEn, MAX_NAME, 'nameEn');
  checks.must(parts.length <= MAX_PARTS, `At most ${MAX_PARTS} items.`, 'parts');
  const pieces = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  checks.must(pieces >= 2, 'A bundle has at least two pieces.', 'parts');
  parts.forEach(({ itemId, quantity }, place) => {
    checks.whole(quantity, 1, MAX_QUANTITY, 'parts', place, 'quantity');
    checks.must(parts.findIndex((one) => one.itemId === itemId) === place, 'An item stands once in a bundle.',
      'parts', place, 'itemId');
  });
  const ofPercent = pricing === 'percent_off';
  checks.must(ofPercent === (amountMinor === null) && (amountMinor ?? 1n) > 0n,
    'An amount above zero, with a price or an amount off alone.', 'amount');
  checks.must(ofPercent === (offBps !== null), 'Basis points, with a percentage off alone.', 'offBps');
  if (offBps !== null) checks.whole(offBps, 1, 9_999, 'offBps');
  checks.must(!startsAt || !endsAt || startsAt < endsAt, 'It ends after it begins.', 'endsAt');
  return checks.refusals;
}
