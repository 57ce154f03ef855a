/** A partner's server: a customer becomes a member, and buys. Safe to run again: nothing doubles. */
import {
  createKaratClient, EnrolMemberDocument, orThrow, OrderByNumberDocument, RecordOrdersDocument,
  type EnrolMemberMutation, type OrderByNumberQuery,
} from '../src/index.ts';

export interface Shop {
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly channelId: string;
  readonly outletCode: string;
}

export interface Sold {
  readonly member: NonNullable<EnrolMemberMutation['enrolMember']['member']>;
  readonly order: NonNullable<OrderByNumberQuery['orderByExternalNo']>;
}

export async function enrolAndRecordASale(shop: Shop, sku: string): Promise<Sold> {
  const karat = createKaratClient(shop);
  const { enrolMember } = await karat.mutate(EnrolMemberDocument, { input: {
    idempotencyKey: 'customer-4711', channelId: shop.channelId, externalId: 'customer-4711',
    region: 'CN', source: 'ONLINE', name: '王小明',
  } });
  // Throws a KaratRefusal whose code is typed: PHONE_INVALID, CHANNEL_NOT_YOURS, …
  const { member } = orThrow(enrolMember);

  const { recordOrders } = await karat.mutate(RecordOrdersDocument, { input: { orders: [{
    externalNo: 'order-1', outletCode: shop.outletCode, currency: 'CNY', fulfilment: 'WEB',
    paidAt: new Date('2026-03-01T10:00:00+08:00').toISOString(),
    buyer: { externalId: 'customer-4711' },
    lines: [{ sku, unitPrice: '8999.00' }],
  }] } });
  orThrow(recordOrders.results[0]!);

  const { orderByExternalNo: order } = await karat.query(OrderByNumberDocument,
    { channelId: shop.channelId, externalNo: 'order-1' });
  return { member: member!, order: order! };
}
