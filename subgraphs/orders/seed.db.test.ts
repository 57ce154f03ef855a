import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../tests/kit/subgraph.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { linkKeptOrders } from './commands/link-kept-orders.ts';
import { keepChannels } from './commands/facts/keep-channels.ts';
import { keepItems } from './commands/facts/keep-items.ts';
import { keepMembers } from './commands/facts/keep-members.ts';
import { keepOutlets } from './commands/facts/keep-outlets.ts';
import { orders } from './index.ts';
import { seedOrders } from './seed.ts';
import { CHANNEL_CODES, mainChannelCode } from './seed/wait-for-the-brand.ts';
import { itemChanged } from './tests/shop.ts';

const MEMBERS = 150;
const PRODUCTS = 40;
let g: TestSubgraph;
const pad = (n: number, width: number) => String(n).padStart(width, '0');
const each = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

beforeAll(async () => {
  g = await startTestSubgraph(orders);
  const at = (days: number) => new Date(g.clock.now().getTime() - days * 86_400_000);
  await g.runBatch(keepChannels, CHANNEL_CODES.map((code) => ({ input: {
    channelId: seedId('channel', code), code, name: code, kind: 'x', version: 1n } })));
  await g.runBatch(keepOutlets, each(40).map((n) => ({ input: {
    outletId: seedId('outlet', `o-${pad(n, 2)}`), code: `o-${pad(n, 2)}`, name: 'x',
    franchiseId: n <= 32 ? seedId('franchise', n) : null, channelId: null,
    kind: n <= 32 ? 'franchise_store' as const : 'own_store' as const,
    region: (n % 8 === 0 ? 'HK' : n === 35 ? 'SG' : 'CN'), closed: false, version: 1n } })));
  await g.runBatch(keepItems, each(PRODUCTS).map((n) => {
    const marginClass = (['A', 'C', 'D'] as const)[n % 3]!;
    return { input: itemChanged(seedId('item', n), `KR-${marginClass}-${pad(n, 4)}-1`, marginClass) };
  }));
  await g.runBatch(keepMembers, each(MEMBERS).map((n) => ({ input: {
    memberId: seedId('member', n), region: n % 7 === 0 ? 'HK' as const : 'CN' as const,
    enrolledAt: at(20 + (n * 37) % 700) } })));
  await g.runBatch(linkKeptOrders, each(MEMBERS).map((n) => ({ input: {
    memberId: seedId('member', n), region: 'CN' as const, linkedAt: g.clock.now(),
    channelId: seedId('channel', mainChannelCode(n)), externalId: `demo-m-${pad(n, 4)}` } })));
});
afterAll(() => g.stop());

it('sells for two years, returns some of it, and does it once', async () => {
  const told: number[] = [];
  const context: SeedContext = { ...g.runtime.handlers, now: g.clock.now(),
    scale: { members: MEMBERS, products: PRODUCTS }, progress: (done) => { told.push(done); } };
  await seedOrders(context);
  const sums = () => g.sql.one<Record<string, bigint>>`select count(*) as orders,
    count(*) filter (where member_id is null) as unlinked,
    count(*) filter (where points_hold_id is not null) as with_points,
    count(distinct to_char(paid_at, 'YYYY-MM')) as months, count(distinct channel_id) as channels,
    count(distinct currency) as currencies, count(*) filter (where state = 'completed') as completed,
    (select count(*) from order_return) as returns, (select count(*) from event) as events,
    count(*) filter (where paid_at > ${g.clock.now()}) as future from sales_order`;
  const first = await sums();
  expect(Number(first['orders'])).toBeGreaterThan(MEMBERS * 1.7);
  expect(Number(first['orders'])).toBeLessThan(MEMBERS * 2.7);
  expect(Number(first['months'])).toBeGreaterThan(18);
  expect(Number(first['channels'])).toBe(5);
  expect(Number(first['currencies'])).toBeGreaterThan(1);
  expect(Number(first['returns'])).toBeGreaterThan(Number(first['orders']) * 0.02);
  expect(Number(first['returns'])).toBeLessThan(Number(first['orders']) * 0.12);
  expect(Number(first['completed'])).toBeGreaterThan(Number(first['orders']) * 0.8);
  expect(Number(first['with_points'])).toBeGreaterThan(0);
  expect([first['unlinked'], first['future']]).toEqual([0n, 0n]);
  const quotes = () => g.sql.all`select state, count(*)::int as n from quote group by state order by state`;
  const quoted = await quotes();
  expect(quoted).toEqual([{ state: 'cancelled', n: 2 }, { state: 'open', n: 2 }, { state: 'placed', n: 2 },
    { state: 'sold', n: 3 }]);
  expect(await g.sql.all`select state, count(*)::int as n from payment group by state order by state`).toEqual(
    [{ state: 'kept', n: 1 }, { state: 'settled', n: 3 }, { state: 'unmatched', n: 1 }]);
  expect(told.at(-1)).toBe(Number(first['orders']) + Number(first['returns']));
  await seedOrders(context);
  expect([await sums(), await quotes()]).toEqual([first, quoted]);
});
