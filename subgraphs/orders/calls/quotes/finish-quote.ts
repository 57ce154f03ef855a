import { runCommand, type Caller } from '../../../kernel/commands/run-command.ts';
import { fromJson } from '../../../kernel/json.ts';
import { accepted, refused, refusedAll, type Outcome } from '../../../kernel/outcome.ts';
import { keepPrice, type KeepCode } from '../../commands/quotes/keep-price.ts';
import type { JudgedSale } from '../../commands/quotes/quote-asked.ts';
import type { PricedSale } from '../../domain/quotes/priced-sale.ts';
import { settleQuote, type HoldRefusal } from '../../commands/quotes/settle-quote.ts';
import { quoteToFinish } from '../../queries/quotes/quote-to-finish.ts';
import type { Asking } from './ask-pieces.ts';
import { holdForQuote } from './hold-for-quote.ts';
import { priceAsked, type PriceCode } from './price-asked.ts';
import { releaseHolds } from './release-holds.ts';

export type FinishCode = PriceCode | KeepCode | HoldRefusal;

/**
 * Prices a quote and holds what it needs, from wherever it stands: whoever lost an answer sends the same again and goes
 * on. What another room refuses ends this attempt; what it does not answer is `TRY_AGAIN`.
 */
export async function finishQuote(asking: Asking, caller: Caller, quoteId: string): Promise<Outcome<null, FinishCode>> {
  const { home } = asking.services;
  const sql = home.database.sql;
  let quote = await quoteToFinish(sql, quoteId);
  if (quote && (quote.state === 'pricing' || quote.state === 'refused')) {
    if (quote.holds === 'due') await releaseHolds(asking, caller, [quoteId]);
    const sale = saleOf(quote);
    const priced = await priceAsked(asking, sale);
    if (!priced.ok) return priced;
    const kept = await runCommand(home, caller, keepPrice, { quoteId, priced: priced.value });
    if (!kept.ok) return refusedAll(kept.refusals as never);
    quote = await quoteToFinish(sql, quoteId);
  }
  if (!quote || quote.state !== 'holding') return accepted(null);
  const held = await holdForQuote(asking, {
    quoteId, attempt: quote.attempt, sale: saleOf(quote), priced: fromJson<PricedSale>(quote.priced),
  }).catch(() => null);
  if (!held) return refused('TRY_AGAIN', 'Coupons or points cannot be held now; send it again.');
  const settled = await runCommand(home, caller, settleQuote, held);
  if (settled.ok && settled.value.isDue) await releaseHolds(asking, caller, [quoteId]);
  return held.refusals.length > 0 ? refusedAll(held.refusals) : accepted(null);
}

function saleOf({ sale, memberId }: { sale: unknown; memberId: string | null }): JudgedSale {
  return { ...fromJson<Omit<JudgedSale, 'memberId'>>(sale), memberId };
}
