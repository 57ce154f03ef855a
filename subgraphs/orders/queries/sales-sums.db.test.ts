import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { sql as raw } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { seededRandom } from '../../kernel/seed.ts';
import { foldSales } from '../commands/fold-sales.ts';
import { recordOrders } from '../commands/record/record-orders.ts';
import { recordReturns } from '../commands/returns/record-returns.ts';
import { orders } from '../index.ts';
import { FILL_SALES_SUMS } from '../persistence/migrations/0140-fewer-sums.ts';
import {
  FRANCHISE, line, MEMBER, openShop, OTHER_FRANCHISE, POS, STORE, theOrder, TMALL, toldWord, WEB_SHOP,
} from '../tests/shop.ts';
import { salesSummary, type SummaryFilter, type SummaryGroup } from './sales-summary.ts';

const GROUPS: readonly SummaryGroup[] = ['day', 'month', 'channel', 'class', 'outlet'];
const COUNT = 120;
const DAY_MS = 86_400_000;
const FROM = Date.UTC(2026, 4, 20);

let g: TestSubgraph;
beforeAll(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
  const chance = seededRandom(7);
  const sold = Array.from({ length: COUNT }, (_, n) => theOrder({
    externalNo: `S-${n}`, orderDiscounts: [], tradeInMinor: 0n,
    ...(chance() < 0.5 ? { channelId: TMALL, outlet: { id: WEB_SHOP } }
      : { channelId: POS, outlet: { id: STORE } }),
    buyer: chance() < 0.5 ? { memberId: MEMBER } : { externalId: `somebody-${n}` },
    currency: chance() < 0.2 ? 'HKD' : 'CNY',
    paidAt: new Date(FROM + Math.floor(chance() * 110 * DAY_MS)), deliveredAt: null,
    lines: [line('RING', 100_000n + BigInt(n)), ...(chance() < 0.5 ? [line('BRACELET', 70_000n)] : []),
      ...(chance() < 0.3 ? [line('RING', 5_000n, 2)] : [])],
  }));
  for (let at = 0; at < COUNT; at += 40) {
    await g.runBatch(recordOrders, sold.slice(at, at + 40).map((input) => ({ input })));
  }
});
afterAll(() => g.stop());

const SOME_GO_BACK = () => g.runBatch(recordReturns, Array.from({ length: 12 }, (_, n) => ({ input: {
  order: { channelId: n % 2 === 0 ? TMALL : POS, externalNo: `S-${n * 9}` }, externalNo: 'R', reason: 'x',
  returnedAt: g.clock.now(), lines: [{ line: { no: 1 }, quantity: 0, amount: '100.50' }] } })));

/** The same sums by reading every row. */
async function bySight(sql: Sql, filter: SummaryFilter, own: string) {
  const byLine = filter.groupBy === 'class';
  const key = { day: 'YYYY-MM-DD', month: 'YYYY-MM' }[filter.groupBy as string];
  const group = key ? `to_char(o.paid_at at time zone '${filter.zone}', '${key}')`
    : { channel: 'o.channel_id::text', outlet: 'o.outlet_id::text', class: 'l.margin_class' }[
      filter.groupBy as 'class'];
  const a = byLine ? 'l' : 'o';
  return sql.all`select ${raw.raw(`${group} as key, o.currency, count(distinct o.id)::int as orders,
      sum(${a}.base_minor)::text as base, sum(${a}.returned_base_minor)::text as returned
    from sales_order o ${byLine ? 'join order_line l on l.order_id = o.id' : ''}
    where ${own}`)} and o.paid_at >= ${filter.from} and o.paid_at < ${filter.to}
      and (${filter.channelId}::uuid is null or o.channel_id = ${filter.channelId})
      and (${filter.outletId}::uuid is null or o.outlet_id = ${filter.outletId})
    group by 1, 2 order by 1, 2`;
}

const RANGES: readonly (readonly [string, string])[] = [
  ['2026-05-01T00:00:00Z', '2026-10-01T00:00:00Z'], ['2026-05-31T16:00:00Z', '2026-08-31T16:00:00Z'],
  ['2026-06-10T03:30:00Z', '2026-08-20T21:15:00Z'], ['2026-07-01T00:00:00Z', '2026-07-01T09:00:00Z'],
];

let turn = 0;

async function expectSumsAreRows(): Promise<void> {
  const { sql } = g;
  const readers: [Actor, string][] = [
    [operator('orders:read'), 'true'], [channel(TMALL, 'orders:read'), `o.channel_id = '${TMALL}'`],
    [tenant(FRANCHISE, 'orders:read'), `o.selling_tenant_id = '${FRANCHISE}'`]];
  for (const [reader, own] of readers) {
    for (const groupBy of GROUPS) {
      for (const [from, to] of RANGES) {
        // One by one in turn: each reader, group and range meets each of them somewhere.
        {
          const only = [{}, { channelId: POS }, { outletId: STORE }][(turn += 1) % 3]!;
          const filter: SummaryFilter = { from: new Date(from), to: new Date(to), groupBy,
            channelId: null, outletId: null, zone: 'Asia/Shanghai', elsewhere: false, ...only };
          const shown = (await salesSummary(sql, filter, reader)).map((row) => ({ currency: row.currency,
            orders: row.orderCount, base: row.base.amount.replace('.', ''),
            returned: row.returnedBase.amount.replace('.', '').replace(/^0+(?=\d)/, '') }));
          const rows = (await bySight(sql, filter, own) as Record<string, unknown>[])
            .map(({ currency, orders: count, base, returned }) => ({ currency, orders: count, base, returned }));
          expect([reader.kind, filter, shown]).toEqual([reader.kind, filter, rows]);
        }
      }
    }
  }
}

const waiting = async () => (await g.sql.one<{ n: bigint }>`select count(*) as n from sales_delta`).n;

describe('sums by day are what the rows say', () => {
  it('before anything is folded, while it is, and after it was', async () => {
    expect(await waiting()).toBeGreaterThan(0n);
    await expectSumsAreRows();
    await g.run(foldSales, { limit: 5 });
    expect(await waiting()).toBeGreaterThan(0n);
    await expectSumsAreRows();
    await g.run(foldSales, { limit: 10_000 });
    expect(await waiting()).toBe(0n);
    await expectSumsAreRows();
  }, 60_000);

  it('with what came back, on the day it had been paid', async () => {
    expect((await SOME_GO_BACK()).filter((outcome) => outcome.ok).length).toBeGreaterThan(3);
    expect(await waiting()).toBeGreaterThan(0n);
    await expectSumsAreRows();
    await g.run(foldSales, { limit: 10_000 });
    await expectSumsAreRows();
  }, 60_000);

  it('and worked out anew are the same', async () => {
    const sums = () => g.sql.all`select * from sales_sum
      order by cut, grain, at, channel_id, outlet_id, tenant_id, margin_class, currency`;
    const kept = await sums();
    await g.sql.run`${raw.raw(`do $do$ begin ${FILL_SALES_SUMS} end $do$`)}`;
    expect(await sums()).toEqual(kept);
  });

  it('by days of another zone, from the rows', async () => {
    const filter: SummaryFilter = { from: new Date(RANGES[0]![0]), to: new Date(RANGES[0]![1]),
      groupBy: 'day', channelId: null, outletId: null, zone: 'America/New_York', elsewhere: false };
    const head = operator('orders:read');
    const shown = (await salesSummary(g.sql, filter, head)).map((row) => [row.key, row.orderCount]);
    const rows = (await bySight(g.sql, filter, 'true') as Record<string, unknown>[])
      .map((row) => [row['key'], row['orders']]);
    expect(shown.length).toBeGreaterThan(30);
    expect(new Map(shown as [string, number][]).size).toBeGreaterThan(30);
    expect(shown).toEqual(rows);
  });
});

describe('the days and months of a region', () => {
  const ask = async (region: string, groupBy: string, from: string, to: string) => {
    const { data } = await g.query(`{ salesSummary(from: "${from}", to: "${to}", groupBy: ${groupBy},
      region: "${region}") { key currency orderCount base { amount } } }`, {}, operator('orders:read'));
    return data.salesSummary.map((row: any) => [row.key, row.currency, row.orderCount, row.base.amount]);
  };
  const late = (externalNo: string, paidAt: string) => ({ input: theOrder({ externalNo, orderDiscounts: [],
    currency: 'MYR', paidAt: new Date(paidAt), lines: [line('RING', 1_000n)] }) });
  const zurich = { currency: 'CHF', timeZone: 'Europe/Zurich', phoneRegion: 'CH', cardDigit: '9', programme: 'SG' };
  const malaysia = { ...zurich, currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur', phoneRegion: 'MY' };

  it('are those of its zone: near midnight, from rows and from sums', async () => {
    await toldWord(g, 'region', 'CH', zurich);
    await toldWord(g, 'region', 'MY', malaysia);
    // 23:30 of 31 March in Shanghai and Kuala Lumpur; 23:30 of 31 March in Zurich is 1 April there.
    const outcomes = await g.runBatch(recordOrders,
      [late('EDGE-1', '2026-03-31T15:30:00Z'), late('EDGE-2', '2026-03-31T21:30:00Z'),
        late('EDGE-3', '2026-03-31T22:30:00Z'), late('EDGE-4', '2026-03-10T12:00:00Z')]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    for (const folded of [false, true]) {
      if (folded) await g.run(foldSales, { limit: 10_000 });
      const by = (region: string, group: string) => ask(region, group, '2026-02-28T23:00:00Z', '2026-04-30T22:00:00Z');
      for (const east of ['CN', 'MY']) {
        expect(await by(east, 'MONTH')).toEqual([['2026-03', 'MYR', 2, '20.00'], ['2026-04', 'MYR', 2, '20.00']]);
        expect((await by(east, 'DAY')).map(([key, , n]: any) => [key, n]))
          .toEqual([['2026-03-10', 1], ['2026-03-31', 1], ['2026-04-01', 2]]);
      }
      expect(await by('CH', 'MONTH')).toEqual([['2026-03', 'MYR', 3, '30.00'], ['2026-04', 'MYR', 1, '10.00']]);
      expect((await by('CH', 'DAY')).map(([key, , n]: any) => [key, n]))
        .toEqual([['2026-03-10', 1], ['2026-03-31', 2], ['2026-04-01', 1]]);
      expect((await by('CH', 'CLASS')).map(([key, , n]: any) => [key, n])).toEqual([['A', 4]]);
    }
  });

  it('of another zone are what the rows say, months out of sums', async () => {
    const head = operator('orders:read');
    for (const reader of [head, channel(TMALL, 'orders:read'), tenant(FRANCHISE, 'orders:read')]) {
      const own = { operator: 'true', channel: `o.channel_id = '${TMALL}'`,
        tenant: `o.selling_tenant_id = '${FRANCHISE}'` }[reader.kind as 'tenant'];
      for (const groupBy of GROUPS) {
        for (const zone of ['Europe/Zurich', 'America/New_York', 'Pacific/Auckland']) {
          const filter: SummaryFilter = { from: new Date(RANGES[2]![0]), to: new Date(RANGES[2]![1]), groupBy,
            channelId: null, outletId: null, zone, elsewhere: false };
          const shown = (await salesSummary(g.sql, filter, reader)).map((row) => [row.currency, row.orderCount,
            row.base.amount.replace('.', '')]);
          const rows = (await bySight(g.sql, filter, own) as Record<string, unknown>[])
            .map((row) => [row['currency'], row['orders'], row['base']]);
          expect([reader.kind, groupBy, zone, shown]).toEqual([reader.kind, groupBy, zone, rows]);
        }
      }
    }
    // Ten years of them are still one statement.
    expect(await g.countStatements(() => salesSummary(g.sql, { from: new Date('2016-10-01'), to: new Date('2026-10-01'),
      groupBy: 'month', channelId: null, outletId: null, zone: 'Europe/Zurich', elsewhere: false }, head))).toBe(1);
  });
});

describe('orders of home members that others sold', () => {
  const elsewhere = async () => (await g.sql.all<{ no: string }>`select o.external_no as no
    from order_elsewhere e join sales_order o on o.id = e.order_id
    where e.tenant_id = ${OTHER_FRANCHISE} order by 1`).map(({ no }) => no);
  const bought = async () => (await g.sql.all<{ no: string }>`select external_no as no from sales_order
    where member_id = ${MEMBER} order by 1`).map(({ no }) => no);
  const move = (tenantId: string | null, version: bigint) => g.deliver('member.visibility-changed.v1', MEMBER,
    { personId: MEMBER, tenantId, layer: 1, channelIds: [TMALL], survivorId: null, version });

  it('follow a home that moves, and orders that come later', async () => {
    expect(await elsewhere()).toEqual([]);
    await move(OTHER_FRANCHISE, 1n);
    expect(await elsewhere()).toEqual(await bought());
    await g.runBatch(recordOrders, [{ input: theOrder({ externalNo: 'LATER', buyer: { memberId: MEMBER } }) }]);
    expect(await elsewhere()).toEqual(await bought());
    expect(await elsewhere()).toContain('LATER');
    await move(FRANCHISE, 2n);
    expect(await elsewhere()).toEqual([]);
    const { n } = await g.sql.one<{ n: bigint }>`select count(*) as n from order_elsewhere
      where tenant_id = ${FRANCHISE}`;
    const { sold } = await g.sql.one<{ sold: bigint }>`select count(*) as sold from sales_order
      where member_id = ${MEMBER} and selling_tenant_id is distinct from ${FRANCHISE}::uuid`;
    expect(n).toBe(sold);
  });

  it('are neither lost nor doubled when the home moves while they are recorded', async () => {
    for (let round = 0; round < 12; round += 1) {
      await Promise.all([
        g.runBatch(recordOrders, [0, 1, 2].map((n) => ({ input: theOrder({
          externalNo: `RACE-${round}-${n}`, buyer: { memberId: MEMBER } }) }))),
        move(round % 2 === 0 ? OTHER_FRANCHISE : null, BigInt(10 + round)),
      ]);
      expect(await elsewhere()).toEqual(round % 2 === 0 ? await bought() : []);
    }
  });
});

describe('what many rows at once cost', () => {
  it('no trigger joins what changed with what it was: such a plan may compare each row with all', async () => {
    expect(await g.sql.all`select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'orders' and prosrc ~* 'join\\s+former'`).toEqual([]);
  });

  it('what comes in the order of time comes last in its indexes, where pages are filled', async () => {
    expect(await g.sql.all`select indexname from pg_indexes where schemaname = 'orders'
      and tablename in ('sales_order', 'order_elsewhere', 'audit_record', 'event')
      and indexdef ~ '(^|[ (])(paid_at|recorded_at|at) DESC' and indexdef !~ 'member_id|subject_id'`)
      .toEqual([]);
  });
});
