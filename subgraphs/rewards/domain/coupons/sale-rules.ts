import { MAX_LINE_QUANTITY } from '../../../contracts/limits.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { SaleAsked } from './sale.ts';

/**
 * What a sale may say before its coupons are weighed; all that is wrong at once. Example: a quantity of 0 →
 * `lines.0.quantity`.
 */
export const MOST_SALE_LINES = 200;
const MOST_MINOR = 999_999_999_999_999n;

export function saleProblems({ lines, pointsCashMinor, tradeInMinor }: SaleAsked): Refusal<'INVALID'>[] {
  const found: Refusal<'INVALID'>[] = [];
  const wrong = (path: readonly string[], message: string) => found.push({ code: 'INVALID', message, path });
  if (lines.length < 1 || lines.length > MOST_SALE_LINES) {
    wrong(['lines'], `A sale has 1 to ${MOST_SALE_LINES} lines.`);
  }
  let total = 0n;
  lines.forEach(({ quantity, unitPriceMinor, labourMinor, bundleReductionMinor: off = 0n }, index) => {
    const path = (field: string) => ['lines', String(index), field];
    if (quantity < 1 || quantity > MAX_LINE_QUANTITY) wrong(path('quantity'), `1 to ${MAX_LINE_QUANTITY} pieces.`);
    if (unitPriceMinor < 0n) wrong(path('unitPrice'), 'A price is zero or more.');
    if (labourMinor !== null && (labourMinor < 0n || labourMinor > unitPriceMinor)) {
      wrong(path('labour'), 'The labour fee is zero or more, and no more than the price.');
    }
    if (off < 0n || off > unitPriceMinor * BigInt(Math.max(quantity, 0))) {
      wrong(path('bundleReduction'), 'The reduction of a bundle is zero or more, and no more than the line.');
    }
    total += unitPriceMinor * BigInt(Math.max(quantity, 0));
  });
  if (total > MOST_MINOR) wrong(['lines'], 'The lines come to more than any sale.');
  if (pointsCashMinor < 0n) wrong(['pointsCash'], 'Points-cash is zero or more.');
  if (tradeInMinor < 0n) wrong(['tradeInCredit'], 'Credit is zero or more.');
  return found;
}

/** `known` has null at the place of an item that nobody told of. */
export function unknownItems({ lines }: SaleAsked, known: readonly unknown[]): Refusal<'ITEM_UNKNOWN'>[] {
  return known.flatMap((line, index) => (line ? [] : [{
    code: 'ITEM_UNKNOWN' as const, message: 'There is no such item.',
    path: ['lines', String(index), 'id' in lines[index]!.item ? 'itemId' : 'sku'],
  }]));
}
