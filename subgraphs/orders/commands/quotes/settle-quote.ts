import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Refusal } from '../../../kernel/outcome.ts';
import { stateAt } from '../../domain/quotes/standing.ts';
import { lockQuote } from '../../persistence/quotes/quote-row.ts';

export type HoldRefusal = 'COUPON_GONE' | 'POINTS_DEBT' | 'UNDER_REVIEW' | 'INSUFFICIENT_POINTS' | 'TRY_AGAIN'
  | 'NOT_FOUND' | 'INVALID'
  | 'TRADE_IN_NOT_ACCEPTED' | 'TRADE_IN_USED' | 'TRADE_IN_CREDITED' | 'TRADE_IN_CURRENCY' | 'MIN_INCREASE'
  | 'STORE_CREDIT_SHORT' | 'SALE_TOO_SMALL';

/** What the other rooms answered: holds by their ids, and what they refused. */
export interface HoldsToSettle {
  readonly quoteId: string;
  readonly attempt: number;
  readonly couponHoldId: string | null;
  readonly pointsHoldId: string | null;
  readonly creditHoldId: string | null;
  readonly refusals: readonly Refusal<HoldRefusal>[];
}

export interface SettledQuote {
  readonly quoteId: string;
  /** What was held is to go back: it was refused in part, or ended while it was asked for. */
  readonly isDue: boolean;
}

export type SettleCode = 'NOT_FOUND' | 'QUOTE_EXPIRED';

/**
 * Third step of a quote: coupons, points and credit are held together, or what was held goes back. An answer that
 * comes when
 * the quote has ended gives everything back as well. While a room cannot say, the quote goes on holding and keeps the
 * id of what the other one held: it goes back when nobody asks again.
 */
export const settleQuote = defineCommand<HoldsToSettle, SettledQuote, SettleCode>({
  name: 'orders.settle-quote',
  execute: async (tx, { quoteId, attempt, refusals, ...ids }) => {
    const quote = await lockQuote(tx.sql, quoteId);
    if (!quote) return refused('NOT_FOUND', 'There is no such quote.', ['quoteId']);
    if (quote.attempt !== attempt || quote.holds !== 'none') return accepted({ quoteId, isDue: false });
    const couponHoldId = ids.couponHoldId ?? quote.couponHoldId;
    const pointsHoldId = ids.pointsHoldId ?? quote.pointsHoldId;
    const creditHoldId = ids.creditHoldId ?? quote.creditHoldId;
    const ended = stateAt(quote, tx.now) !== 'holding';
    const state = ended ? quote.state === 'holding' ? 'expired' : quote.state
      : refusals.some(({ code }) => code === 'TRY_AGAIN') ? 'holding' : refusals.length > 0 ? 'refused' : 'open';
    const hasAny = couponHoldId !== null || pointsHoldId !== null || creditHoldId !== null;
    const holds = !hasAny || state === 'holding' ? 'none' : state === 'open' ? 'held' : 'due';
    await tx.sql.run`update quote set state = ${state}, holds = ${holds}, coupon_hold_id = ${couponHoldId},
      points_hold_id = ${pointsHoldId}, credit_hold_id = ${creditHoldId} where id = ${quoteId}`;
    if (!['open', 'holding'].includes(state)) await tx.sql.run`delete from quote_piece where quote_id = ${quoteId}`;
    tx.audit({ subjectId: quoteId, before: { state: quote.state },
      after: { state, holds, refused: refusals.map(({ code }) => code) } });
    return accepted({ quoteId, isDue: holds === 'due' });
  },
});

