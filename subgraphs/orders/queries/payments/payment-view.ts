import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { Payment } from '../../graphql/payments/payment.type.ts';
import { PAYMENT_COLUMNS, type PaymentRow } from '../../persistence/payments/payments.ts';

export function paymentView(row: PaymentRow): Payment {
  return {
    id: encodeId(PREFIX.payment, row.id), paymentNo: row.paymentNo, namedQuote: row.namedQuote, means: row.means,
    channel: { id: encodeId(PREFIX.channel, row.channelId) }, amount: moneyView(row.amountMinor, row.currency),
    signed: row.signed, paidAt: row.paidAt, receivedAt: row.receivedAt, state: row.state,
    unmatchedReason: row.unmatchedWhy, refundedAt: row.refundedAt, refundNo: row.refundNo, quoteUuid: row.quoteId,
    outletUuid: row.sellingOutletId,
  };
}

/** uuids in, payments in the same order out; null where there is none or it may not be seen. */
export async function paymentsById(sql: Sql, ids: readonly string[]): Promise<(Payment | null)[]> {
  const rows = await sql.all<PaymentRow>`select ${PAYMENT_COLUMNS} from payment where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, paymentView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Of each quote, the oldest first; at most 100. */
export async function paymentsOfQuotes(sql: Sql, quoteIds: readonly string[]): Promise<Payment[][]> {
  const rows = await sql.all<PaymentRow>`select p.* from unnest(${[...quoteIds]}::uuid[]) q(id)
    cross join lateral (select ${PAYMENT_COLUMNS} from payment where quote_id = q.id
      order by received_at, id limit 100) p`;
  const byQuote = Map.groupBy(rows, ({ quoteId }) => quoteId);
  return quoteIds.map((id) => (byQuote.get(id) ?? []).map(paymentView));
}

/** What was paid of each quote and counts, or paid its order; in minor units. */
export async function paidOfQuotes(sql: Sql, quoteIds: readonly string[]): Promise<bigint[]> {
  const rows = await sql.all<{ id: string; minor: bigint }>`select quote_id as id, sum(amount_minor)::bigint as minor
    from payment where quote_id = any(${[...quoteIds]}::uuid[]) and state in ('kept', 'settled') group by quote_id`;
  const byQuote = new Map(rows.map(({ id, minor }) => [id, minor]));
  return quoteIds.map((id) => byQuote.get(id) ?? 0n);
}
