import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { OrderToRecord } from './order-to-record.ts';

/**
 * An amount for old gold that nobody can tell from gold that the house has of its buyer
 * (domain/quotes/waiting-gold.ts).
 */
export function refuseUnnamedGold(
  { goldWaits }: OrderToRecord,
): Outcome<never, 'TRADE_IN_UNNAMED' | 'TRADE_IN_UNAVAILABLE'> | null {
  const waits = goldWaits?.() ?? false;
  if (waits === 'away') {
    return refused('TRADE_IN_UNAVAILABLE', 'Nobody can say now whether the buyer has old gold here; try again.',
      ['tradeInCredit']);
  }
  return waits ? refused('TRADE_IN_UNNAMED', 'The buyer has old gold here that waits for a sale: name it in a quote.',
    ['tradeInCredit']) : null;
}
