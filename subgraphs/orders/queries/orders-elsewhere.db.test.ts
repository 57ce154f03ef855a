import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { countStatement } from '../../kernel/database/read-page.ts';
import { recordOrders } from '../commands/record/record-orders.ts';
import { recordReturns } from '../commands/returns/record-returns.ts';
import { orders } from '../index.ts';
import { line, MEMBER, openShop, OTHER_FRANCHISE, theOrder, TMALL } from '../tests/shop.ts';
import { listingOf, type OrdersFilter } from './orders-page.ts';

let g: TestSubgraph;
beforeAll(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
});
afterAll(() => g.stop());

const move = (tenantId: string | null, version: bigint) => g.deliver('member.visibility-changed.v1', MEMBER,
  { personId: MEMBER, tenantId, layer: 1, channelIds: [TMALL], survivorId: null, version });
const record = (externalNo: string) => g.runBatch(recordOrders, [{ input: theOrder({
  externalNo, buyer: { memberId: MEMBER }, orderDiscounts: [], lines: [line('RING', 100_000n)] }) }]);
const giveBack = (externalNo: string, amount: string) => g.runBatch(recordReturns, [{ input: {
  order: { channelId: TMALL, externalNo }, externalNo: `R-${amount}`, reason: 'x', returnedAt: g.clock.now(),
  lines: [{ line: { no: 1 }, quantity: 0, amount }] } }]);
const kept = () => g.sql.all<{ no: string; kept: string; state: string }>`
  select o.external_no as no, e.state as kept, o.state
  from order_elsewhere e join sales_order o on o.id = e.order_id where e.tenant_id = ${OTHER_FRANCHISE} order by 1`;

describe('what home members bought from others', () => {
  it('is kept with the state of its order, whichever of home, sale and return comes last', async () => {
    await record('A');
    await move(OTHER_FRANCHISE, 1n);
    await record('B');
    expect((await giveBack('A', '1.00')).map(({ ok }) => ok)).toEqual([true]);
    expect((await kept()).map(({ no, kept: state }) => [no, state]))
      .toEqual([['A', 'partly_returned'], ['B', 'paid']]);
    await move(null, 2n);
    await giveBack('B', '1.00');
    await move(OTHER_FRANCHISE, 3n);
    expect((await kept()).map(({ kept: state }) => state)).toEqual(['partly_returned', 'partly_returned']);
  });

  it('has the state also when the home moves while something comes back', async () => {
    for (let round = 0; round < 12; round += 1) {
      await record(`RACE-${round}`);
      await Promise.all([giveBack(`RACE-${round}`, '1.00'),
        move(round % 2 === 0 ? null : OTHER_FRANCHISE, BigInt(10 + round))]);
      const rows = await kept();
      expect(rows.filter((row) => row.kept !== row.state)).toEqual([]);
      expect(rows).toHaveLength(round % 2 === 0 ? 0 : round + 3);
    }
  });
});

describe('20,000 of them', () => {
  beforeAll(async () => {
    await g.sql.run`insert into order_elsewhere (tenant_id, paid_at, order_id, state, outlet_id)
      select ${OTHER_FRANCHISE}::uuid, timestamptz '2024-01-01' + n * interval '1 hour', gen_random_uuid(),
        case n % 50 when 0 then 'partly_returned' else 'completed' end, gen_random_uuid()
      from generate_series(1, 20000) as n`;
    await g.sql.run`vacuum analyze order_elsewhere`;
  });
  const NOTHING: OrdersFilter = { search: null, channelId: null, outletId: null, memberId: null, states: null,
    paidFrom: null, paidTo: null, unlinked: null };
  const listed = (filter: Partial<OrdersFilter>) => listingOf(g.sql, { ...NOTHING, ...filter },
    { by: 'paid_at', descending: true }, { kind: 'tenant', tenantId: OTHER_FRANCHISE });
  const planOf = async (statement: ReturnType<typeof countStatement>) => (
    await g.sql.all<{ 'QUERY PLAN': string }>`explain ${statement}`).map((row) => row['QUERY PLAN']).join('\n');

  it.each<[string, Partial<OrdersFilter>, string]>([
    ['by state', { states: ['partly_returned'] }, 'order_elsewhere_state'],
    ['by time', { paidFrom: new Date('2026-03-01T00:00:00Z') }, 'order_elsewhere_newest'],
    ['by time and state', { states: ['partly_returned'], paidTo: new Date('2024-03-01T00:00:00Z') },
      'order_elsewhere_state'],
  ])('are counted %s by their own index alone', async (_, filter, index) => {
    const counted = await planOf(countStatement(listed(filter)));
    expect(counted).toMatch(new RegExp(`Index Only Scan using ${index}`));
    expect(counted.slice(counted.indexOf(index))).not.toContain('sales_order');
  });

  it('are asked of an outlet in the time that is asked, and no order is', async () => {
    const filter = { outletId: TMALL, paidFrom: new Date('2026-03-01T00:00:00Z') };
    const plan = await planOf(countStatement(listed(filter)));
    expect(plan).toMatch(/Index Only Scan using order_elsewhere_newest[^]*?Index Cond: .*paid_at/);
    expect(plan.slice(plan.indexOf('order_elsewhere_newest'))).not.toContain('sales_order');
  });
});
