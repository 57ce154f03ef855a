import { sql as part } from 'kysely';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { PAYMENT_COLUMNS, type PaymentRow } from '../../persistence/payments/payments.ts';
import { paymentView } from './payment-view.ts';

export interface PaymentsAsked {
  readonly state: string | null;
  /** uuid */
  readonly channelId: string | null;
  readonly paymentNo: string | null;
}

/** The newest first. */
export async function paymentsPage(
  sql: Sql, { state, channelId, paymentNo }: PaymentsAsked, bounds: PageBounds,
) {
  const where = part.join([
    state === null ? part`true` : part`payment.state = ${state}`,
    ...(channelId === null ? [] : [part`payment.channel_id = ${channelId}::uuid`]),
    ...(paymentNo === null ? [] : [part`payment.payment_no = ${paymentNo}`]),
  ], part` and `);
  return pageOf(await readPage<PaymentRow>(sql, {
    columns: PAYMENT_COLUMNS, from: part`payment`, key: 'payment.id', arms: [{ from: part`payment`, where }],
    sort: [{ column: 'payment.received_at', type: 'timestamptz' }, { column: 'payment.id', type: 'uuid' }],
    descending: true,
  }, bounds), paymentView);
}
