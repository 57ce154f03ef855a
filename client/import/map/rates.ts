import { textOf, type Decimal } from './decimal.ts';
import { PER_DOLLAR } from './units.ts';

/** How a rate is quoted. */
export const QUOTES = ['home per 1', 'home per 100', 'per 1 home'] as const;
export type Quote = (typeof QUOTES)[number];

/** Rates move, but not by half. */
const FAR = 1.5;

/**
 * The quotes under which all rates of one moment are about those that some currency of a house has: USD 7.02 and EUR
 * 7.9 are yuan for 1, USD 702 and EUR 790 for 100. Of one rate alone several may be.
 */
export function likelyQuotes(rates: ReadonlyMap<string, Decimal>): Quote[] {
  const known = [...rates].flatMap(([from, rate]) => {
    const dollars = PER_DOLLAR[from];
    return dollars === undefined ? [] : [{ from, worth: 1 / dollars, rate: Number(textOf(rate)) }];
  });
  if (known.length === 0) return [];
  return QUOTES.filter((quote) => Object.entries(PER_DOLLAR).some(([home, dollars]) => known.every(
    ({ from, worth, rate }) => {
      const one = quote === 'home per 1' ? rate : quote === 'home per 100' ? rate / 100 : 1 / rate;
      const apart = one / (worth * dollars);
      return home !== from && apart < FAR && apart > 1 / FAR;
    })));
}
