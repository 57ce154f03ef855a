import { sql as part, type RawBuilder } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { pageOf, readPage, type Listing } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { PAYMENT_COLUMNS, type PaymentRow } from '../../persistence/payments/payments.ts';
import { paymentView } from './payment-view.ts';

export interface PaymentsAsked {
  readonly state: string | null;
  /** uuid */
  readonly channelId: string | null;
  /** uuid */
  readonly outletId: string | null;
  readonly receivedFrom: Date | null;
  readonly receivedTo: Date | null;
  readonly paymentNo: string | null;
  readonly reader: Pick<Actor, 'kind' | 'tenantId' | 'channelId' | 'personId'>;
}

/** Ways to what this reader may see, each along an index; the row rule is asked of each row as well. */
function reachOf({ kind, tenantId, channelId, personId }: PaymentsAsked['reader']): readonly RawBuilder<unknown>[] {
  switch (kind) {
    case 'channel': return [part`payment.channel_id = ${channelId ?? null}::uuid`,
      // what other channels told of what it sells
      part`payment.selling_channel_id = ${channelId ?? null}::uuid
        and payment.selling_channel_id <> payment.channel_id`];
    case 'tenant': return [part`payment.selling_tenant_id = ${tenantId ?? null}::uuid`];
    case 'person': return [part`payment.quote_id in (
      select id from quote where member_id = ${personId ?? null}::uuid)`];
    default: return [part`true`];
  }
}

/** What is unmatched has indexes of its own, which a parameter would not meet. */
function inState(state: string): RawBuilder<unknown> {
  return state === 'unmatched' ? part`payment.state = 'unmatched'` : part`payment.state = ${state}`;
}

/** The newest first. */
export function paymentsListing(
  { state, channelId, outletId, receivedFrom, receivedTo, paymentNo, reader }: PaymentsAsked,
): Listing {
  const where = part.join([
    state === null ? part`true` : inState(state),
    ...(channelId === null ? [] : [part`payment.channel_id = ${channelId}::uuid`]),
    ...(outletId === null ? [] : [part`payment.selling_outlet_id = ${outletId}::uuid`]),
    ...(receivedFrom === null ? [] : [part`payment.received_at >= ${receivedFrom}`]),
    ...(receivedTo === null ? [] : [part`payment.received_at < ${receivedTo}`]),
    ...(paymentNo === null ? [] : [part`payment.payment_no = ${paymentNo}`]),
  ], part` and `);
  return {
    columns: PAYMENT_COLUMNS, from: part`payment`, key: 'payment.id',
    arms: reachOf(reader).map((reach) => ({ from: part`payment`, where: part`${reach} and ${where}` })),
    sort: [{ column: 'payment.received_at', type: 'timestamptz' }, { column: 'payment.id', type: 'uuid' }],
    descending: true,
  };
}

export async function paymentsPage(sql: Sql, asked: PaymentsAsked, bounds: PageBounds) {
  return pageOf(await readPage<PaymentRow>(sql, paymentsListing(asked), bounds), paymentView);
}
