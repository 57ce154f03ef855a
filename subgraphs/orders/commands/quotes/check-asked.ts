import { MAX_LINE_QUANTITY } from '../../../contracts/limits.ts';
import { IDENTIFIER_RULE, readIdentifier } from '../../../kernel/identifier.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import { EXTERNAL_ID_LENGTH, EXTERNAL_NO_LENGTH } from '../../domain/identifiers.ts';
import type { QuoteAsked } from './quote-asked.ts';

/** One counter, one sale: more is an import, which `recordOrders` takes. */
export const MOST_QUOTE_LINES = 50;
const MOST_COUPONS = 20;
const MOST_TRADE_INS = 10;
const MOST_POINTS = 1_000_000_000n;
const MOST_WEIGHT_MG = 100_000_000;

/** Limits that need nothing but what was asked: all of them at once. */
export function problemsOfAsked(asked: QuoteAsked): Refusal<'INVALID'>[] {
  const found: Refusal<'INVALID'>[] = [];
  const wrong = (message: string, ...path: string[]) => found.push({ code: 'INVALID', message, path });
  const { lines, coupons, points, orderNo, buyer } = asked;
  if (lines.length < 1 || lines.length > MOST_QUOTE_LINES)
    wrong(`A quote has 1 to ${MOST_QUOTE_LINES} lines.`, 'lines');
  lines.forEach(({ quantity, goldWeightMg }, index) => {
    if (quantity < 1 || quantity > MAX_LINE_QUANTITY) {
      wrong(`A quantity is 1 to ${MAX_LINE_QUANTITY}, not ${quantity}.`, 'lines', String(index), 'quantity');
    }
    if (goldWeightMg !== null && (goldWeightMg < 1 || goldWeightMg > MOST_WEIGHT_MG)) {
      wrong(`A weight is 1 to ${MOST_WEIGHT_MG} milligrams.`, 'lines', String(index), 'goldWeightMg');
    }
  });
  if (coupons.ids.length + coupons.codes.length > MOST_COUPONS) {
    wrong(`A quote names at most ${MOST_COUPONS} coupons.`, 'couponIds');
  }
  checkCredit(asked, wrong);
  if (points < 0n || points > MOST_POINTS) wrong(`Points are 0 to ${MOST_POINTS}.`, 'points');
  if ((points > 0n || coupons.ids.length + coupons.codes.length > 0) && buyer === null) {
    wrong('Points and coupons are somebody\'s: the buyer is missing.', 'buyer');
  }
  if (orderNo !== null && readIdentifier(orderNo, EXTERNAL_NO_LENGTH) === null) {
    wrong(`An order number has 1 to ${EXTERNAL_NO_LENGTH} characters: ${IDENTIFIER_RULE}.`, 'orderNo');
  }
  if (buyer && 'externalId' in buyer && readIdentifier(buyer.externalId, EXTERNAL_ID_LENGTH) === null) {
    wrong(`An external id has 1 to ${EXTERNAL_ID_LENGTH} characters: ${IDENTIFIER_RULE}.`, 'buyer', 'externalId');
  }
  return found;
}

/** Old gold is somebody's, each piece once. What store credit pays besides untyped credit is not said by anybody. */
function checkCredit(
  { tradeInIds, storeCredit, tradeInCredit, buyer }: QuoteAsked, wrong: (message: string, ...path: string[]) => void,
): void {
  if (tradeInIds.length > MOST_TRADE_INS || new Set(tradeInIds).size < tradeInIds.length) {
    wrong(`A quote names at most ${MOST_TRADE_INS} trade-ins, each once.`, 'tradeInIds');
  }
  const isZero = (text: string): boolean => /^0+(?:\.0+)?$/.test(text);
  const hasStore = !isZero(storeCredit);
  if ((tradeInIds.length > 0 || hasStore) && buyer === null) {
    wrong('Old gold and store credit are somebody\'s: the buyer is missing.', 'buyer');
  }
  if (hasStore && tradeInIds.length === 0 && !isZero(tradeInCredit)) {
    wrong('Name the old gold: store credit is not used beside credit that nobody accepted.', 'tradeInCredit');
  }
}
