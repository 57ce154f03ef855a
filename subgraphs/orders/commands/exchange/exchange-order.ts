import type { TermsCode } from '../../../contracts/sale-terms.ts';
import { defineCommand, type BatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Currency } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { needsOfOrder } from '../record/needs-of-order.ts';
import type { OrderToRecord, RecordOrderCode } from '../record/order-to-record.ts';
import { tidyOrder } from '../record/tidy-order.ts';
import { recordOrders } from '../record/record-orders.ts';
import { lockOrders, mayChange, namedAt } from '../returns/lock-orders.ts';
import type { PlannedReturn, RecordReturnCode } from '../returns/plan-return.ts';
import { recordReturns, type ReturnToRecord } from '../returns/record-returns.ts';

export interface ExchangeOrder {
  readonly returned: ReturnToRecord;
  /** The new sale; whose it is, its currency and when it was paid follow from what comes back. */
  readonly sale: OrderToRecord;
}

export interface Exchanged {
  readonly orderId: string;
  readonly newOrderId: string;
  /** False when it was there already. */
  readonly created: boolean;
  /** Null when it was there already. */
  readonly decision: PlannedReturn | null;
  readonly currency: Currency;
  /** What the customer pays beside what came back; below zero: what it gets. */
  readonly differenceMinor: bigint;
}

export type ExchangeCode = RecordReturnCode | RecordOrderCode | TermsCode | 'CURRENCY_OTHER' | 'CREDIT_COMES_BACK'
  | 'NOT_AN_EXCHANGE';

/**
 * Goods come back and others are bought for them 换货: the return and the sale of one moment, both or neither. Each is
 * what it would be by itself, so that points, rebates, coupons and figures end as after a return and a sale, whoever
 * hears of which first; windows are those of the new sale.
 */
export const exchangeOrder = defineCommand<ExchangeOrder, Exchanged, ExchangeCode>({
  name: 'orders.exchange-order',
  needs: ({ sale }, refusal) => (refusal.path[0] === 'sale'
    ? needsOfOrder(sale, { ...refusal, path: refusal.path.slice(1) }) : null),
  execute: async (tx, { returned, sale }) => {
    await shareMerges(tx.sql);
    const [order] = await lockOrders(tx.sql, [returned.order]);
    if (!order || !mayChange(tx.actor, order)) {
      return refused('NOT_FOUND', 'There is no such order.', namedAt(returned.order));
    }
    if (sale.currency !== order.currency) {
      return refused('CURRENCY_OTHER', `What comes back was paid in ${order.currency}.`, ['sale', 'currency']);
    }
    if (order.credit_hold_id !== null && sale.tradeInMinor > 0n) {
      return refused('CREDIT_COMES_BACK', 'What paid for it is store credit again: name that in a quote.',
        ['sale', 'tradeInCredit']);
    }
    const back = await one(tx, recordReturns, returned);
    if (!back.ok) return back;
    const buyer = await buyerOf(tx, order.id, sale);
    const sold = await one(tx, recordOrders, { ...sale, buyer, isExchange: true });
    if (!sold.ok) return { ok: false, refusals: sold.refusals.map(inSale) };
    const { created, decision, returnId } = back.value;
    const isTogether = created ? sold.value.created : await wasFor(tx, returnId, sold.value.orderId);
    if (!isTogether) {
      return refused('NOT_AN_EXCHANGE', 'The return or the sale was recorded by itself before.',
        [created ? 'sale' : 'returnNo']);
    }
    const newOrderId = sold.value.orderId;
    const against = created ? await againstTerms(tx, sale, newOrderId) : null;
    if (against) return against;
    if (created) await join(tx, { orderId: order.id, returnId, whole: decision!.whole, newOrderId });
    return accepted({
      orderId: order.id, newOrderId, created, decision, currency: order.currency,
      differenceMinor: await differenceOf(tx, returnId, newOrderId),
    });
  },
});

/** A command of the room within this one: both stand in its transaction. */
async function one<Input, Value, Code extends string>(
  tx: Tx, command: BatchCommand<Input, Value, Code>, input: Input,
): Promise<Outcome<Value, Code>> {
  const [outcome] = await command.executeAll(tx, [{ input, actor: tx.actor, requestId: tx.requestId }]);
  return outcome!;
}

const inSale = (refusal: Refusal<RecordOrderCode>): Refusal<RecordOrderCode> =>
  ({ ...refusal, path: ['sale', ...refusal.path] });

/**
 * Whoever bought what comes back buys what it gets for it. A name that a channel has for its buyer means nobody, or
 * somebody else, in another channel.
 */
async function buyerOf(tx: Tx, orderId: string, sale: OrderToRecord): Promise<OrderToRecord['buyer']> {
  const { id = null, code = null } = tidyOrder(sale).outlet as { id?: string | null; code?: string };
  const { memberId, externalId } = await tx.sql.one<{ memberId: string | null; externalId: string | null }>`
    select m.member_id as "memberId", case o.channel_id when coalesce(${sale.channelId}::uuid, (
        select channel_id from outlet_fact
        where outlet_id = ${id}::uuid or code = ${code}
        order by version desc, outlet_id desc limit 1)) then o.buyer_external_id end as "externalId"
    from sales_order o left join member_fact m using (member_id) where o.id = ${orderId}`;
  if (memberId !== null) return { memberId };
  return externalId === null ? null : { externalId };
}

/** An exchange is made now, at the counter: what is not on sale yet is no goods to get, as it gets no quote. */
async function againstTerms(
  { sql }: Tx, { buyerTiers }: OrderToRecord, orderId: string,
): Promise<Outcome<never, TermsCode | 'TRY_AGAIN'> | null> {
  if (buyerTiers?.() === 'away') {
    return refused('TRY_AGAIN', 'Whether the buyer may have it now cannot be asked; send it again.', ['sale']);
  }
  const line = await sql.maybe<{ no: number; code: TermsCode }>`select line_no as no,
      case when 'NOT_ON_SALE' = any(sold_against) then 'NOT_ON_SALE' else 'EARLY_ACCESS_ONLY' end as code
    from order_line where order_id = ${orderId} and sold_against && '{NOT_ON_SALE,EARLY_ACCESS_ONLY}'
    order by line_no limit 1`;
  return line && refused(line.code, line.code === 'NOT_ON_SALE' ? 'It is not on sale yet.'
    : 'Only members of some tiers buy it now.', ['sale', 'lines', String(line.no - 1), 'sku']);
}

async function wasFor(tx: Tx, returnId: string, newOrderId: string): Promise<boolean> {
  return await tx.sql.maybe`select id from order_return
    where id = ${returnId} and exchanged_for = ${newOrderId}` !== null;
}

interface Joined {
  readonly orderId: string;
  readonly returnId: string;
  readonly whole: boolean;
  readonly newOrderId: string;
}

async function join(tx: Tx, { orderId, returnId, whole, newOrderId }: Joined): Promise<void> {
  await tx.sql.run`update order_return set exchanged_for = ${newOrderId} where id = ${returnId}`;
  if (whole) await tx.sql.run`update sales_order set state = 'exchanged' where id = ${orderId}`;
  tx.audit({ subjectId: orderId, after: { exchangedFor: newOrderId, returnId } });
}

async function differenceOf(tx: Tx, returnId: string, newOrderId: string): Promise<bigint> {
  const { minor } = await tx.sql.one<{ minor: bigint }>`select o.base_minor + o.shipping_minor + o.fees_minor
      - r.base_minor + r.coupon_withheld_minor as minor
    from sales_order o cross join order_return r where o.id = ${newOrderId} and r.id = ${returnId}`;
  return minor;
}
