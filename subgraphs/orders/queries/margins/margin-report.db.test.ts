import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as raw } from 'kysely';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { seededRandom } from '../../../kernel/seed.ts';
import { foldMargins } from '../../commands/margins/fold-margins.ts';
import { recordOrders } from '../../commands/record/record-orders.ts';
import { recordReturns } from '../../commands/returns/record-returns.ts';
import { keptMinor } from '../../domain/margins/margin.ts';
import { orders } from '../../index.ts';
import { FILL_MARGIN_SUMS } from '../../persistence/migrations/0290-margin-sums.ts';
import {
  BRACELET, itemChanged, line, openShop, POS, RING, STORE, theOrder, TMALL, WEB_SHOP,
} from '../../tests/shop.ts';
import type { MarginAsk, MarginBy, MarginFilter } from './margin-ask.ts';
import { marginReport, type MarginGroup } from './margin-report.ts';

const DAY_MS = 86_400_000;
const FROM = Date.UTC(2026, 4, 20);
const COUNT = 90;
const BYS: readonly MarginBy[] = [
  'class', 'category', 'series', 'product', 'outlet', 'channel', 'region', 'day', 'month',
];
const NO_FILTER: MarginFilter = { region: null, marginClass: null, category: null, series: null, productId: null,
  outletId: null, channelId: null };
const ALL: MarginAsk = { from: new Date('2026-05-01T00:00:00Z'), to: new Date('2026-10-01T00:00:00Z'), by: ['class'],
  zone: 'Asia/Shanghai', currency: 'CNY', filter: NO_FILTER, order: 'net', descending: true };
const EVERYTHING = { limit: 100, offset: 0 };

const SOLD_BY = new Map<string, string>();
let g: TestSubgraph;
beforeAll(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
  await g.deliver('item.changed.v1', RING, itemChanged(RING, 'RING', 'A',
    { version: 2n, category: 'ring', series: '星河' }));
  await g.deliver('item.changed.v1', BRACELET, itemChanged(BRACELET, 'BRACELET', 'C',
    { version: 2n, category: 'bracelet', series: null, costMinor: 81_000n }));
  await g.deliver('outlet.changed.v1', STORE, { region: 'HK', closed: false, version: 2n, outletId: STORE, code: 'o-01',
    name: 'Store', franchiseId: null, channelId: POS, kind: 'own_store' });
  const chance = seededRandom(11);
  const sold = Array.from({ length: COUNT }, (_, n) => theOrder({
    externalNo: `M-${n}`, orderDiscounts: [], tradeInMinor: n % 4 === 1 ? 500_001n : 0n,
    ...(chance() < 0.5 ? { channelId: TMALL, outlet: { id: WEB_SHOP } } : { channelId: POS, outlet: { id: STORE } }),
    buyer: { externalId: `somebody-${n}` }, currency: chance() < 0.2 ? 'HKD' : 'CNY',
    paidAt: new Date(FROM + Math.floor(chance() * 110 * DAY_MS)), deliveredAt: null,
    lines: [line('RING', 600_000n + BigInt(n), 1 + n % 3), ...(chance() < 0.5 ? [line('BRACELET', 70_000n)] : []),
      ...(chance() < 0.3 ? [line('BAR', 5_000n, 2)] : [])],
  }));
  await g.runBatch(recordOrders, sold.map((input) => ({ input })));
  for (const { externalNo, channelId } of sold) SOLD_BY.set(externalNo, channelId!);
});
afterAll(() => g.stop());

const SOME_GO_BACK = () => g.runBatch(recordReturns, Array.from({ length: COUNT / 3 }, (_, n) => ({ input: {
  order: { channelId: SOLD_BY.get(`M-${n * 3}`)!, externalNo: `M-${n * 3}` }, externalNo: 'R', reason: 'x',
  returnedAt: g.clock.now(), lines: [{ line: { no: 1 }, ...(n % 3 === 0 ? { quantity: 0, amount: '100.50' }
    : { quantity: 1, amount: null }) }] } })));

interface LineRow {
  currency: string; channel: string; outlet: string; region: string; product: string; category: string | null;
  series: string | null; class: string; paid_at: Date; quantity: number; returned: number; base: bigint;
  returned_base: bigint; trade_in: bigint; cost: bigint | null;
}

/** Every line by itself, added up here. */
async function byHand(ask: MarginAsk): Promise<Map<string, bigint[]>> {
  const rows = await g.sql.all<LineRow>`select o.currency, o.channel_id as channel, o.outlet_id as outlet, w.region,
      f.product_id as product, f.category, f.series, l.margin_class as class, o.paid_at, l.quantity,
      l.returned_quantity as returned, l.base_minor as base, l.returned_base_minor as returned_base,
      l.trade_in_minor as trade_in, l.cost_minor as cost
    from order_line l join sales_order o on o.id = l.order_id join item_fact f on f.item_id = l.item_id
    join outlet_fact w on w.outlet_id = o.outlet_id where o.currency = ${ask.currency}`;
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ask.zone });
  const keyOf = (row: LineRow, by: MarginBy): string => (by === 'day' ? day.format(row.paid_at)
    : by === 'month' ? day.format(row.paid_at).slice(0, 7) : row[by] ?? '');
  const { filter: f } = ask;
  const groups = new Map<string, bigint[]>();
  for (const row of rows) {
    const wanted: [string | null, string | null][] = [[f.region, row.region], [f.marginClass, row.class],
      [f.category, row.category ?? ''], [f.series, row.series ?? ''], [f.productId, row.product],
      [f.outletId, row.outlet], [f.channelId, row.channel]];
    if (row.paid_at < ask.from || row.paid_at >= ask.to) continue;
    if (wanted.some(([want, is]) => want !== null && want !== is)) continue;
    const kept = BigInt(row.quantity - row.returned);
    const stays = kept > 0n ? 1n : 0n;
    const net = keptMinor({ quantity: row.quantity, returnedQuantity: row.returned, baseMinor: row.base,
      returnedBaseMinor: row.returned_base, tradeInMinor: row.trade_in });
    const known = row.cost === null ? [0n, 0n, 0n, 0n]
      : [stays, kept, net, (row.cost / BigInt(row.quantity)) * kept];
    const key = ask.by.map((by) => keyOf(row, by)).join('|');
    const sums = groups.get(key) ?? [0n, 0n, 0n, 0n, 0n, 0n, 0n];
    groups.set(key, [stays, kept, net, ...known].map((value, index) => sums[index]! + value));
  }
  return new Map([...groups].filter(([, sums]) => sums.some((sum) => sum !== 0n)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const valuesOf = (sums: Omit<MarginGroup, 'keys'>): bigint[] => [sums.lines, sums.pieces, sums.netMinor,
  sums.knownLines, sums.knownPieces, sums.knownNetMinor, sums.costMinor];

async function shown(ask: MarginAsk): Promise<Map<string, bigint[]>> {
  const { groups, groupCount, total } = await marginReport(g.sql, ask, EVERYTHING);
  expect(groupCount).toBeGreaterThanOrEqual(groups.length);
  if (groupCount === groups.length && total) {
    expect(valuesOf(total)).toEqual(valuesOf(total).map((_, index) =>
      groups.reduce((sum, group) => sum + valuesOf(group)[index]!, 0n)));
  }
  return new Map(groups.map((group) => [group.keys.join('|'), valuesOf(group)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)));
}

const FILTERS: readonly Partial<MarginFilter>[] = [{}, { region: 'HK' }, { marginClass: 'A' }, { category: 'ring' },
  { series: '' }, { channelId: TMALL }, { outletId: STORE, marginClass: 'C' }];
const RANGES = [['2026-05-01T00:00:00Z', '2026-10-01T00:00:00Z'], ['2026-06-10T03:30:00Z', '2026-08-20T21:15:00Z'],
  ['2026-05-31T16:00:00Z', '2026-08-31T16:00:00Z']] as const;
let turn = 0;

/** Each dimension alone and with another; each pair meets another filter and range in turn. */
async function expectReportIsLines(zone = 'Asia/Shanghai'): Promise<void> {
  for (const [at, by] of BYS.entries()) {
    for (const pair of [[by], [by, BYS[(at + 1 + turn % 7) % BYS.length]!]]) {
      turn += 1;
      const [from, to] = RANGES[turn % 3]!;
      const ask: MarginAsk = { ...ALL, zone, by: pair, from: new Date(from), to: new Date(to),
        filter: { ...NO_FILTER, ...FILTERS[turn % FILTERS.length] }, currency: turn % 5 === 0 ? 'HKD' : 'CNY' };
      const [seen, hand] = [await shown(ask), await byHand(ask)];
      if (hand.size <= EVERYTHING.limit) expect([ask, [...seen]]).toEqual([ask, [...hand]]);
      else expect([...seen].every(([key, sums]) => `${hand.get(key)}` === `${sums}`)).toBe(true);
    }
  }
}

const waiting = async () => (await g.sql.one<{ n: bigint }>`select count(*) as n from margin_delta`).n;

describe('a margin report is what the lines say', () => {
  it('before anything is folded, while it is, and after it was', async () => {
    expect(await waiting()).toBeGreaterThan(20n);
    await expectReportIsLines();
    await g.run(foldMargins, { limit: 15 });
    await expectReportIsLines();
    await g.run(foldMargins, { limit: 10_000 });
    expect(await waiting()).toBe(0n);
    await expectReportIsLines();
  }, 60_000);

  it('after pieces and money came back, on the day they had been paid', async () => {
    const before = (await marginReport(g.sql, ALL, EVERYTHING)).total!;
    expect((await SOME_GO_BACK()).filter(({ ok }) => ok).length).toBeGreaterThan(8);
    expect(await waiting()).toBeGreaterThan(0n);
    await expectReportIsLines();
    const after = (await marginReport(g.sql, ALL, EVERYTHING)).total!;
    expect(after.costMinor).toBeLessThan(before.costMinor);
    expect(after.lines).toBeLessThan(before.lines);
    await g.run(foldMargins, { limit: 10_000 });
    await expectReportIsLines();
  }, 60_000);

  it('by days and months of other zones', async () => {
    await expectReportIsLines('Europe/Zurich');
    await expectReportIsLines('America/New_York');
  }, 60_000);

  it('and sums worked out anew are the same', async () => {
    const sums = () => g.sql.all`select * from margin_sum where lines <> 0 or net <> 0 or cost <> 0
      order by cut, grain, at, channel_id, outlet_id, product_id, margin_class, currency`;
    const kept = await sums();
    await g.sql.run`${raw.raw(`do $do$ begin ${FILL_MARGIN_SUMS} end $do$`)}`;
    expect(await sums()).toEqual(kept);
  });

  it('page after page, in each order, with the total of all of them on each', async () => {
    for (const order of ['net', 'margin', 'bps', 'pieces', 'unknown', 'key'] as const) {
      for (const descending of [true, false]) {
        const ask: MarginAsk = { ...ALL, by: ['month', 'class'], order, descending };
        const whole = await marginReport(g.sql, ask, EVERYTHING);
        const found: MarginGroup[] = [];
        for (let after: string | null | undefined; after !== null;) {
          const page = await marginReport(g.sql, ask, { limit: 4, offset: 0, ...(after && { after }) });
          expect([page.total, page.groupCount]).toEqual([whole.total, whole.groupCount]);
          found.push(...page.groups);
          after = page.endCursor;
        }
        expect([order, found]).toEqual([order, whole.groups]);
      }
    }
    const byNet = await marginReport(g.sql, { ...ALL, by: ['month', 'class'] }, EVERYTHING);
    const nets = byNet.groups.map(({ netMinor }) => netMinor);
    expect(nets).toEqual(nets.toSorted((a, b) => (a < b ? 1 : -1)));
    const tenYears: MarginAsk = { ...ALL, from: new Date('2017-01-01'), zone: 'Europe/Zurich',
      by: ['month', 'outlet'] };
    expect(await g.countStatements(() => marginReport(g.sql, tenYears, EVERYTHING))).toBe(1);
  });
});

describe('in the graph', () => {
  const finance = operator('catalog:cost');
  const ask = async (input: string, rest = '') => g.query(`{ marginReport(input: { from: "2026-05-01",
    until: "2026-09-30", ${input} } ${rest}) { totalCount total { currency net { amount } margin { amount } marginBps
      lineCount unknownLineCount unknownNet { amount } } others { currency net { amount } } items { netShareBps
      marginShareBps keys { by key marginClass { code } region { code } product { id } outlet { id } channel { id } }
      sums { lineCount cost { amount } marginBps } } } }`, {}, finance);

  it('says shares, and lines without a known cost apart', async () => {
    const { data: { marginReport: report } } = await ask('by: [CLASS]');
    const bars = report.items.find((item: any) => item.keys[0].key === 'D');
    expect(bars.sums).toEqual({ lineCount: expect.any(Number), cost: { amount: '0.00' }, marginBps: null });
    expect(report.total.unknownLineCount).toBe(bars.sums.lineCount);
    expect(bars.sums.lineCount).toBeGreaterThan(3);
    expect(Number(report.total.unknownNet.amount)).toBeGreaterThan(0);
    expect(report.items.reduce((sum: number, item: any) => sum + item.netShareBps, 0)).toBeGreaterThan(9_990);
    expect(report.total.currency).toBe('CNY');
    expect(report.others.map((one: any) => one.currency)).toEqual(['HKD']);
    const { data: { marginReport: other } } = await ask('by: [CLASS], region: "HK"');
    expect(other.total.currency).toBe('HKD');
  });

  it('drills down by what a key says', async () => {
    const one = async (input: string) => (await ask(input)).data.marginReport;
    const outlet = (await one('by: [OUTLET, CHANNEL]')).items[0];
    expect(outlet.keys.map((key: any) => key.outlet?.id ?? key.channel?.id))
      .toEqual(outlet.keys.map(({ key }: any) => key));
    const product = (await one('by: [PRODUCT]')).items[0].keys[0];
    expect(product.product.id).toBe(product.key);
    const inside = await one(`by: [DAY], filter: { productId: "${product.key}", outletId: "${outlet.keys[0].key}" }`);
    expect(inside.total.lineCount).toBeGreaterThan(0);
    const regions = (await one('by: [REGION], filter: { series: "星河" }')).items;
    expect(regions.map((item: any) => item.keys[0].region.code).sort()).toEqual(['CN', 'HK']);
    expect((await one('by: [DAY], filter: { productId: "nonsense" }')).totalCount).toBe(0);
  });

  it('counts what was paid with old gold as sold, on the line and in the sums', async () => {
    await g.deliver('item.changed.v1', BRACELET, itemChanged(BRACELET, 'BRACELET', 'C',
      { version: 3n, category: 'bracelet', series: null, costMinor: 1_500_000n }));
    await g.runBatch(recordOrders, [{ input: theOrder({ externalNo: 'GOLD', lines: [line('BRACELET', 1_580_800n)],
      orderDiscounts: [], tradeInMinor: 944_034n }) }]);
    const sold = await ask('by: [DAY], filter: { marginClass: "C" }', '');
    expect(sold.data.marginReport.items.find((one: any) => one.keys[0].key === '2026-09-14').sums)
      .toMatchObject({ lineCount: 1, cost: { amount: '15000.00' }, marginBps: 511 });
    const { data } = await g.query(`{ orders(filter: { search: "GOLD" }) { items { lines { base { amount }
      margin { amount } } } } }`, {}, operator('orders:read', 'catalog:cost'));
    expect(data.orders.items).toEqual([{ lines: [{ base: { amount: '6367.66' }, margin: { amount: '808.00' } }] }]);
  });

  it('refuses what is no question', async () => {
    const code = async (input: string, rest?: string) => (await ask(input, rest)).errors?.[0]?.extensions?.['code'];
    expect(await code('by: []')).toBe('BAD_USER_INPUT');
    expect(await code('by: [DAY, DAY]')).toBe('BAD_USER_INPUT');
    expect(await code('by: [DAY, CLASS, OUTLET]')).toBe('BAD_USER_INPUT');
    expect(await code('by: [DAY], region: "XX"')).toBe('BAD_USER_INPUT');
    expect(await code('by: [CLASS]', ', page: { size: 101 }')).toBe('LIMIT_EXCEEDED');
    expect(await code('by: [CLASS]', ', page: { after: "bm9uZQ" }')).toBe('BAD_USER_INPUT');
    const from = (day: string, by: string, until = '2026-09-30') => g.query(`{ marginReport(input: { from: "${day}",
      until: "${until}", by: [${by}] }) { totalCount } }`, {}, finance)
      .then(({ errors }) => errors?.[0]?.extensions?.['code']);
    expect(await from('2026-10-01', 'DAY')).toBe('BAD_USER_INPUT');
    expect(await from('2016-01-01', 'DAY')).toBe('LIMIT_EXCEEDED');
    expect(await from('2025-01-01', 'DAY, CATEGORY')).toBeUndefined();
    expect(await from('2025-01-01', 'OUTLET, CATEGORY')).toBe('LIMIT_EXCEEDED');
  });
});
