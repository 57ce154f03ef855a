import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { pageStatement } from '../../../kernel/database/read-page.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { orders } from '../../index.ts';
import { FakeRooms } from '../../tests/fake-rooms.ts';
import { FRANCHISE, openShop, POS, STORE, TMALL, WEB_SHOP } from '../../tests/shop.ts';
import { openTill, quotedSale } from '../../tests/till.ts';
import { paymentsListing, type PaymentsAsked } from './payments-page.ts';

let g: TestSubgraph;
let quoteId: string;
beforeAll(async () => {
  g = await startTestSubgraph(orders, { graph: new FakeRooms() });
  await openShop(g);
  await openTill(() => g).quote(quotedSale({ lines: [{ sku: 'RING' }] }));
  quoteId = (await g.sql.one<{ id: string }>`select id from quote`).id;
  // One in a thousand is to be refunded; each channel and outlet has a part of them, some told by another channel.
  await g.sql.run`insert into payment (id, channel_id, payment_no, quote_id, selling_channel_id, selling_tenant_id,
      selling_outlet_id, named_quote, means, amount_minor, currency, signed, paid_at, received_at, state, unmatched_why)
    select gen_random_uuid(), case when n % 4 = 0 then ${POS}::uuid else ${TMALL}::uuid end, 'N-' || n,
      ${quoteId}::uuid,
      case when n % 3 = 0 then ${POS}::uuid else ${TMALL}::uuid end,
      case when n % 3 = 0 then ${FRANCHISE}::uuid else gen_random_uuid() end,
      case when n % 3 = 0 then ${STORE}::uuid else ${WEB_SHOP}::uuid end, 'q', 'card', n, 'CNY', true,
      at, at, case when n % 1000 = 0 then 'unmatched' else 'settled' end, case when n % 1000 = 0 then 'amount' end
    from generate_series(1, 20000) n
    cross join lateral (select timestamptz '2024-01-01' + n * interval '1 hour' as at) t`;
  await g.sql.run`vacuum analyze payment`;
});
afterAll(() => g.stop());

const NOTHING = { state: null, channelId: null, outletId: null, receivedFrom: null, receivedTo: null, paymentNo: null };
const till = channel(TMALL, 'orders:read');
const franchise = tenant(FRANCHISE, 'orders:read');
const head = operator('orders:read');

/** How a page is found, as that reader asks. */
async function planOf(reader: Actor, asked: Partial<PaymentsAsked>): Promise<string> {
  const statement = pageStatement(paymentsListing({ ...NOTHING, ...asked, reader }),
    { limit: 25, offset: 0, after: null });
  const read = async (sql: Pick<TestSubgraph['sql'], 'all'>) => (
    await sql.all<{ 'QUERY PLAN': string }>`explain ${statement}`).map((row) => row['QUERY PLAN']).join('\n');
  if (reader.kind === 'operator') return read(g.sql);
  const session = await g.runtime.database.readSession(reader);
  try {
    return await read(session.sql);
  } finally {
    await session.close();
  }
}

describe('20,000 payments', () => {
  it.each<[string, Actor, Partial<PaymentsAsked>, string]>([
    ['a channel', till, {}, 'payment_channel'],
    ['a channel, to be refunded', till, { state: 'unmatched' }, 'payment_channel_unmatched'],
    ['a channel, told by others and to be refunded', till, { state: 'unmatched' }, 'payment_elsewhere_unmatched'],
    ['a franchise', franchise, {}, 'payment_tenant'],
    ['a franchise, to be refunded', franchise, { state: 'unmatched' }, 'payment_tenant_unmatched'],
    ['head office', head, {}, 'payment_received'],
    ['head office, to be refunded', head, { state: 'unmatched' }, 'payment_state'],
    ['head office, of an outlet', head, { outletId: STORE }, 'payment_outlet'],
  ])('begin for %s from an index of its own', async (_, reader, asked, index) => {
    const plan = await planOf(reader, asked);
    expect(plan).toMatch(new RegExp(`using ${index}( |$)`, 'm'));
    expect(plan).not.toMatch(/Seq Scan on payment/);
  });

  it('are of an outlet, of a day and in a state', async () => {
    const list = async (filter: object) => (await g.query(`query($filter: PaymentsFilter) { payments(filter: $filter) {
      totalCount items { paymentNo state outlet { id } } } }`, { filter }, head)).data!.payments;
    const outletId = encodeId(PREFIX.outlet, STORE);
    const day = { receivedFrom: '2024-01-11T00:00:00Z', receivedTo: '2024-01-12T00:00:00Z' };
    expect((await list(day)).totalCount).toBe(24);
    const { totalCount, items } = await list({ ...day, outletId });
    expect([totalCount, items[0]]).toEqual([8, { paymentNo: 'N-261', state: 'SETTLED', outlet: { id: outletId } }]);
    expect((await list({ state: 'UNMATCHED', outletId })).totalCount).toBe(6);
    expect((await list({ outletId: 'out_nothing' })).totalCount).toBe(0);
  });
});
