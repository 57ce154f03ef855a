import { serviceActor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { tellPayments } from '../../persistence/payments/tell-payments.ts';
import type { QuoteRow } from '../../persistence/quotes/quote-row.ts';
import type { RecordedOrder, RecordOrderCode } from '../record/order-to-record.ts';
import { recordOrders } from '../record/record-orders.ts';
import { orderOfQuote } from './order-of-quote.ts';

/** A sale is not paid before it was quoted, whatever a clock elsewhere says, and not in the future. */
function within(at: Date, from: Date, to: Date): Date {
  if (at < from) return from;
  return at > to ? to : at;
}

/** Sold, a unique piece is nobody else's. */
const FOR_EVER = new Date('9999-12-31T00:00:00Z');

/**
 * A quote that is paid becomes its order, in the transaction of its last payment: the sale that `recordOrders` makes,
 * with its event, by which loyalty captures the points and rewards uses the coupons that are held for it. Refused, as
 * when its channel recorded another order of that number meanwhile, nothing of it is written. Whoever calls has the
 * quote and its unique pieces locked (standing-now.ts).
 */
export async function sellQuote(
  tx: Tx, quote: QuoteRow, paidAt: Date,
): Promise<Outcome<RecordedOrder, RecordOrderCode>> {
  const [sold] = await recordOrders.executeAll(tx, [{
    input: orderOfQuote(quote, within(paidAt, quote.quotedAt, tx.now)), actor: serviceActor('orders', []),
    requestId: tx.requestId }]);
  if (!sold!.ok) return sold!;
  const { orderId, created } = sold!.value;
  if (!created) return refused('ORDER_CONFLICT', 'The channel has recorded it by itself.', ['externalNo']);
  await tx.sql.run`update quote set state = 'sold', order_id = ${orderId}, ended_at = ${tx.now},
    holds = case when holds = 'held' then 'settled' else holds end where id = ${quote.id}`;
  await tx.sql.run`update quote_piece set until_at = ${FOR_EVER} where quote_id = ${quote.id}`;
  const settled = await tx.sql.all<{ id: string }>`update payment set state = 'settled', version = version + 1
    where quote_id = ${quote.id} and state = 'kept' returning id`;
  await tellPayments(tx, settled.map(({ id }) => id));
  tx.audit({ subjectId: quote.id, before: { state: quote.state }, after: { state: 'sold', orderId } });
  return accepted(sold!.value);
}
