import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { PAYMENT_COLUMNS, type PaymentRow } from './payments.ts';

/**
 * Tells whoever settles how payments stand after the change that is being made: the whole truth of each, counted by its
 * version, which whoever changed it has raised. `orderId`: what they settled.
 */
export async function tellPayments(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.sql.all<PaymentRow & { orderId: string | null }>`
    select p.*, q.order_id as "orderId" from (select ${PAYMENT_COLUMNS} from payment
      where id = any(${[...ids]}::uuid[])) p left join quote q on q.id = p."quoteId" order by p.id`;
  for (const row of rows) {
    const { id, namedQuote: _, version, state, orderId, ...rest } = row;
    tx.emit('payment.changed.v1', id, {
      ...rest, paymentId: id, state, orderId: state === 'settled' ? orderId : null, version: BigInt(version),
    } satisfies EventPayloads['payment.changed.v1']);
  }
}
