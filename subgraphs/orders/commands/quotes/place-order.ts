import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { fromJson } from '../../../kernel/json.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { minutesAfter, type QuoteState } from '../../domain/quotes/standing.ts';
import { paidSoFar } from '../../persistence/payments/payments.ts';
import { lockQuote, type QuoteRow } from '../../persistence/quotes/quote-row.ts';
import type { RecordedOrder } from '../record/order-to-record.ts';
import { mayHandle } from './may-handle.ts';
import type { JudgedSale } from './quote-asked.ts';
import { sellQuote } from './sell-quote.ts';
import { standingNow } from './standing-now.ts';

export type PlaceCode = 'NOT_FOUND' | 'QUOTE_NOT_OPEN' | 'QUOTE_EXPIRED' | 'ORDER_CONFLICT' | 'SALE_REFUSED';

export interface Placed {
  readonly quoteId: string;
  /** When it was paid already, or nothing is due. */
  readonly sold: RecordedOrder | null;
}

const PLACED: readonly QuoteState[] = ['placed', 'sold'];

/**
 * The customer buys at what was quoted 下单: the quote waits for its payment, with all it holds, for the minutes of the
 * policy it was quoted by. What was paid before it was placed counts; with nothing left to pay it is sold at once.
 * Placed again, it is answered as it stands.
 */
export const placeOrder = defineCommand<{ readonly quoteId: string }, Placed, PlaceCode>({
  name: 'orders.place-order',
  execute: async (tx, { quoteId }) => {
    await shareMerges(tx.sql);
    const quote = await lockQuote(tx.sql, quoteId);
    if (!quote || !mayHandle(tx.actor, quote)) return refused('NOT_FOUND', 'There is no such quote.', ['quoteId']);
    const state = await standingNow(tx, quote);
    if (PLACED.includes(state)) return accepted({ quoteId, sold: null });
    if (state === 'expired' || state === 'unpaid') {
      return refused('QUOTE_EXPIRED', 'Its time is over: what it held goes back.', ['quoteId']);
    }
    if (state !== 'open') return refused('QUOTE_NOT_OPEN', `It is ${state}, and locks nothing.`, ['quoteId']);
    if (await isTaken(tx, quote)) {
      return refused('ORDER_CONFLICT', 'The channel has another order of this number.', ['quoteId']);
    }
    return place(tx, quote);
  },
});

async function isTaken({ sql }: Tx, { id, channelId, orderNo }: QuoteRow): Promise<boolean> {
  return await sql.maybe`select id from sales_order where channel_id = ${channelId} and external_no = ${orderNo}
    union all select id from quote where channel_id = ${channelId} and order_no = ${orderNo} and id <> ${id}
      and state in ('placed', 'sold') limit 1` !== null;
}

async function place(tx: Tx, quote: QuoteRow): Promise<Outcome<Placed, PlaceCode>> {
  const quoteId = quote.id;
  const payMinutes = fromJson<Partial<JudgedSale>>(quote.sale).payMinutes ?? DEFAULT_RULES.payMinutes;
  const placedAt = tx.clock();
  const payUntil = minutesAfter(placedAt, payMinutes);
  await tx.sql.run`update quote set state = 'placed', placed_at = ${placedAt}, locked_until = ${payUntil}
    where id = ${quoteId}`;
  await tx.sql.run`update quote_piece set until_at = ${payUntil} where quote_id = ${quoteId}`;
  tx.audit({ subjectId: quoteId, before: { state: quote.state }, after: { state: 'placed', payUntil } });
  tx.emit('order.placed.v1', quoteId, {
    quoteId, orderNo: quote.orderNo, channelId: quote.channelId, outletId: quote.outletId, memberId: quote.memberId,
    dueMinor: quote.dueMinor!, currency: quote.currency, placedAt, payUntil,
  } satisfies EventPayloads['order.placed.v1']);
  const { keptMinor, lastPaidAt } = await paidSoFar(tx.sql, quoteId);
  if (keptMinor < quote.dueMinor!) return accepted({ quoteId, sold: null });
  const sold = await sellQuote(tx, { ...quote, state: 'placed' }, lastPaidAt ?? tx.now);
  return sold.ok ? accepted({ quoteId, sold: sold.value })
    : refused('SALE_REFUSED', sold.refusals[0]!.message, ['quoteId']);
}
