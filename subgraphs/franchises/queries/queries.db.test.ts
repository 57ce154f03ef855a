import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as raw } from 'kysely';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { ANONYMOUS, type Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { foldSaleDays } from '../commands/facts/fold-sale-days.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { franchises } from '../index.ts';
import { FILL_SALE_DAYS } from '../persistence/migrations/0050-lists.ts';
import {
  comesBack, FA, FB, FC, line, MINI, openNetwork, sale, STORE_A, STORE_B, WEB,
} from '../tests/network.ts';
import { franchiseRanking } from './reports.ts';

let graph: TestSubgraph;
const [member, stranger] = [newId(), newId()];
const first = sale(member, STORE_A, '2026-01-10');
const web = sale(member, WEB, '2026-02-01', { lines: [line({ costMinor: 430_000n })] });
const atB = sale(member, STORE_B, '2026-03-01', {
  lines: [line({ marginClass: 'C', baseMinor: 1_234_567n, costMinor: 1_180_000n })] });
const abroad = sale(member, WEB, '2026-04-01', { currency: 'HKD' });
const ofB = sale(stranger, STORE_B, '2026-01-11');

beforeAll(async () => {
  graph = await startTestSubgraph(franchises);
  await openNetwork(graph.runtime.handlers, graph.clock.now());
  await graph.runBatch(takeOrders, [first, web, atB, abroad, ofB].map((input) => ({ input })));
  await graph.deliver('order.returned.v1', atB.orderId, comesBack(atB, '2026-09-01', 600_000n));
  for (const [personId, tenantId] of [[member, FA], [stranger, FB]]) {
    await graph.deliver('member.visibility-changed.v1', personId!, {
      personId, tenantId, layer: 1, channelIds: [MINI], survivorId: null, version: 1n });
  }
});
afterAll(() => graph.stop());

const id = (prefix: string, uuid: string) => encodeId(prefix, uuid);
const SCOPES = ['franchises:read', 'franchises:rebates', 'members:read', 'orders:read'];
const hq = operator(...SCOPES, 'audit:read');
const ofA = tenant(FA, ...SCOPES);
const actors: [string, Actor][] = [
  ['operator', hq], ['home', ofA], ['payer', tenant(FB, ...SCOPES)],
  ['other franchise', tenant(FC, ...SCOPES)], ['channel', channel(MINI, ...SCOPES)],
  ['person', person(member, ...SCOPES)],
];
const ask = async (document: string, variables = {}, actor: Actor = hq) => {
  const answer = await graph.query(document, variables, actor);
  expect(answer.errors).toBeUndefined();
  return answer.data;
};
const entity = async (type: string, key: string, fields: string, actor: Actor = hq) =>
  (await ask(`query($r: [_Any!]!) {
    _entities(representations: $r) { ... on ${type} { ${fields} } } }`,
    { r: [{ __typename: type, id: key }] }, actor))._entities[0];

describe('rebates', () => {
  const REBATES = `query($filter: RebateFilter, $sort: RebateSort, $page: PageInput) {
    rebates(filter: $filter, sort: $sort, page: $page) { totalCount items {
      id orderLineId marginClass { code nameZh } rateBps marginCapped state paidByHeadOffice policyVersion
      base { amount currency } remainingBase { amount } accrued { amount } reversed { amount }
      net { amount currency } heldUntil supersededAt order { id } homeFranchise { code }
      payer { code } sellingOutlet { code } entries { kind amount { amount } bookedAt } } } }`;

  it('show every amount with its entries', async () => {
    const { rebates } = await ask(REBATES, { filter: { payerId: id(PREFIX.franchise, FB) } });
    expect(rebates).toEqual({ totalCount: 1, items: [{
      id: expect.stringMatching(/^reb_/), orderLineId: id(PREFIX.orderLine, atB.lines[0]!.lineId),
      marginClass: { code: 'C', nameZh: '计价黄金(按克)' }, rateBps: 50, marginCapped: false, state: 'PAYABLE',
      paidByHeadOffice: false,
      policyVersion: 1, base: { amount: '12345.67', currency: 'CNY' },
      remainingBase: { amount: '6345.67' }, accrued: { amount: '61.72' },
      reversed: { amount: '-30.00' }, net: { amount: '31.72', currency: 'CNY' },
      heldUntil: '2026-03-31T04:00:00.000Z', supersededAt: null,
      order: { id: id(PREFIX.order, atB.orderId) }, homeFranchise: { code: 'f-01' },
      payer: { code: 'f-02' }, sellingOutlet: { code: 'o-04' },
      entries: [
        { kind: 'ACCRUAL', amount: { amount: '61.72' }, bookedAt: '2026-03-01T04:00:00.000Z' },
        { kind: 'RETURN', amount: { amount: '-30.00' }, bookedAt: '2026-09-01T04:00:00.000Z' },
      ],
    }] });
  });

  const filters: [object, number][] = [
    [{}, 3], [{ franchiseId: id(PREFIX.franchise, FA) }, 3], [{ franchiseId: 'x' }, 0],
    [{ franchiseId: id(PREFIX.franchise, FB) }, 0], [{ paidByHeadOffice: true }, 2],
    [{ paidByHeadOffice: false }, 1], [{ state: 'PAYABLE' }, 3], [{ state: 'SETTLED' }, 0],
    [{ from: '2026-03-01T04:00:00Z' }, 2], [{ to: '2026-03-01T04:00:00Z' }, 1],
    [{ state: 'PAYABLE', from: '2026-02-01T00:00:00Z', to: '2026-03-15T00:00:00Z' }, 2],
  ];
  const sorts = ['PAID_AT', 'HELD_UNTIL', 'NET'].flatMap((by) =>
    ['ASC', 'DESC'].map((direction) => ({ by, direction })));
  const cases = filters.flatMap(([filter, count]) =>
    sorts.map((sort) => [filter, sort, count] as const));
  it.each(cases)(
    'filter %j sort %j', async (filter, sort, count) => {
      const { rebates } = await ask(REBATES, { filter, sort });
      expect(rebates.totalCount).toBe(count);
      const values = rebates.items.map((item: any) => ({
        PAID_AT: item.entries[0].bookedAt, HELD_UNTIL: item.heldUntil,
        NET: Number(item.net.amount) }[sort.by as 'NET']));
      const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(values).toEqual(sort.direction === 'ASC' ? sorted : sorted.reverse());
    });

  it('come in pages with limits', async () => {
    const page = await ask(REBATES, { page: { number: 2, size: 2 } });
    expect([page.rebates.totalCount, page.rebates.items.length]).toEqual([3, 1]);
    const tooMany = await graph.query(REBATES, { page: { number: 1, size: 101 } }, hq);
    expect(tooMany.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it.each(actors.map(([name, actor], index) => [name, actor, [3, 3, 1, 0, 0, 0][index]!] as const))(
    'are seen by the %s', async (_, actor, count) => {
      expect((await ask('{ rebates { totalCount } }', {}, actor)).rebates.totalCount).toBe(count);
      const order = await entity('Order', id(PREFIX.order, atB.orderId),
        'rebates { net { amount } payer { name } entries { kind } }', actor);
      expect(order.rebates.length).toBe(Math.min(count, 1));
      const any = (await graph.sql.one<{ id: string }>`select id from rebate
        where order_id = ${atB.orderId}`).id;
      const { rebate } = await ask('query($id: ID!) { rebate(id: $id) { id } }',
        { id: id(PREFIX.rebate, any) }, actor);
      expect(rebate !== null).toBe(count > 0);
    });

  it('need the scope on every road', async () => {
    const reader = operator('franchises:read', 'orders:read');
    for (const actor of [reader, ANONYMOUS]) {
      const code = actor === reader ? 'FORBIDDEN' : 'UNAUTHENTICATED';
      const roots = await graph.query('{ rebates { totalCount } }', {}, actor);
      expect(roots.errors?.[0]?.extensions).toMatchObject({ code });
      const road = await graph.query(`query($r: [_Any!]!) { _entities(representations: $r) {
        ... on Order { rebates { id } } } }`,
      { r: [{ __typename: 'Order', id: id(PREFIX.order, atB.orderId) }] }, actor);
      expect(road.errors?.[0]?.extensions).toMatchObject({ code });
    }
  });

  it('are summed by month of payability, per currency, for home and payer', async () => {
    const sum = async (franchise: string, month: string, actor: Actor = hq) =>
      (await ask(`query($f: ID!, $m: String!) { rebateSummary(franchiseId: $f, month: $m) { month
        franchise { code } rows { currency entries earned { amount } earnedReversed { amount }
        owed { amount } owedReversed { amount } balance { amount } } } }`,
      { f: id(PREFIX.franchise, franchise), m: month }, actor)).rebateSummary;
    const amount = (text: string) => ({ amount: text });
    expect(await sum(FA, '2026-03')).toEqual({
      month: '2026-03', franchise: { code: 'f-01' }, rows: [{
      currency: 'CNY', entries: 2, earned: amount('331.69'), earnedReversed: amount('0.00'),
      owed: amount('0.00'), owedReversed: amount('0.00'), balance: amount('331.69') }] });
    expect((await sum(FA, '2026-09')).rows).toEqual([expect.objectContaining({
      earnedReversed: amount('-30.00'), balance: amount('-30.00') })]);
    expect((await sum(FB, '2026-03')).rows).toEqual([expect.objectContaining({
      owed: amount('61.72'), balance: amount('-61.72') })]);
    expect((await sum(FA, '2026-05')).rows.map((row: any) => row.currency)).toEqual(['HKD']);
    expect(await sum(FA, '2026-03', tenant(FB, ...SCOPES))).toBeNull();
    expect(await sum(newId(), '2026-03')).toBeNull();
    const bad = await graph.query(
      '{ rebateSummary(franchiseId: "x", month: "2026-13") { month } }', {}, hq);
    expect(bad.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('attribution', () => {
  const FIELDS = `attribution { headOffice reason from until franchise { code } outlet { code } }
    attributionHistory { id reason }`;
  const seen = [true, true, false, false, false, true];
  it.each(actors.map(([name, actor], index) => [name, actor, seen[index]!] as const))(
    'is shown to the %s when it may be', async (_, actor, visible) => {
      const found = await entity('Member', id(PREFIX.member, member), FIELDS, actor);
      expect(found).toEqual(visible ? {
        attribution: {
          headOffice: false, reason: 'FIRST_PURCHASE', from: '2026-01-10T04:00:00.000Z',
          until: '2028-01-31T16:00:00.000Z', franchise: { code: 'f-01' },
          outlet: { code: 'o-01' },
        },
        attributionHistory: [{ id: expect.stringMatching(/^att_/), reason: 'FIRST_PURCHASE' }],
      } : { attribution: null, attributionHistory: [] });
    });

  it('is nothing for ids that are none', async () => {
    for (const key of ['x', id(PREFIX.franchise, FA), id(PREFIX.member, newId())]) {
      expect((await entity('Member', key, 'attribution { reason }')).attribution).toBeNull();
    }
  });
});

describe('the network', () => {
  const own = (data: any) => data.franchises.items.map(
    (item: any) => [item.code, item.contract !== null]);

  it('shows names to all signed in, contracts and lists to whom they belong', async () => {
    const LIST = '{ franchises { totalCount items { code contract { number } } } }';
    expect((await ask(LIST)).franchises.totalCount).toBe(12);
    expect(own(await ask(LIST, {}, ofA))).toEqual([['f-01', true]]);
    const FIELDS = 'code name contract { number }';
    for (const [, actor] of actors.slice(2)) {
      expect(await entity('Franchise', id(PREFIX.franchise, FA), FIELDS, actor))
        .toMatchObject({ code: 'f-01', contract: null });
      expect(await entity('Outlet', id(PREFIX.outlet, STORE_A), 'name franchise { name }', actor))
        .toMatchObject({ franchise: { name: '锦元珠宝' } });
      expect((await ask('{ channels { code } }', {}, actor)).channels).toHaveLength(5);
    }
    const one = 'query($id: ID!) { franchise(id: $id) { code } }';
    expect((await ask(one, { id: id(PREFIX.franchise, FB) }, ofA)).franchise).toBeNull();
    expect((await ask(one, { id: id(PREFIX.franchise, FA) }, ofA)).franchise)
      .toEqual({ code: 'f-01' });
    const unseen = await graph.query(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Outlet { name } } }',
      { r: [{ __typename: 'Outlet', id: id(PREFIX.outlet, STORE_A) }] }, ANONYMOUS);
    expect(unseen).toMatchObject({ data: { _entities: [null] },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const hidden = await graph.query('{ outlets { totalCount } }');
    expect(hidden.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    [{}, 40], [{ search: '旗舰' }, 2], [{ search: 'O-0' }, 9], [{ search: '100%' }, 0],
    [{ search: '_' }, 0], [{ kind: 'LIVE_ROOM' }, 3], [{ region: 'SG' }, 2], [{ closed: true }, 0],
    [{ closed: false, kind: 'FRANCHISE_STORE' }, 32],
    [{ franchiseId: id(PREFIX.franchise, FA) }, 3],
    [{ franchiseId: 'x' }, 0],
  ])('finds outlets by %j in each order', async (filter, count) => {
    for (const by of ['CODE', 'NAME']) {
      const list = async (direction: string) => (await ask(`
        query($f: OutletFilter, $s: OutletSort) {
          outlets(filter: $f, sort: $s, page: { size: 100 }) { totalCount items { id } } }`,
      { f: filter, s: { by, direction } })).outlets;
      const [up, down] = [await list('ASC'), await list('DESC')];
      expect(up.totalCount).toBe(count);
      expect(down.items).toEqual([...up.items].reverse());
    }
  });

  it.each([[{}, 12], [{ region: 'HK' }, 2], [{ search: '杭州' }, 1], [{ search: 'f-0' }, 9]])(
    'finds franchises by %j in each order', async (filter, count) => {
      for (const by of ['CODE', 'NAME', 'REGISTERED_AT']) {
        const list = async (direction: string) => (await ask(`query($f: FranchiseFilter,
          $s: FranchiseSort) { franchises(filter: $f, sort: $s) { totalCount items { id } } }`,
        { f: filter, s: { by, direction } })).franchises;
        const [up, down] = [await list('ASC'), await list('DESC')];
        expect(up.totalCount).toBe(count);
        expect(down.items).toEqual([...up.items].reverse());
      }
    });

  it('ranks franchises by net sales in a time', async () => {
    const RANKING = `query($from: Date!, $to: Date!) { franchiseRanking(from: $from, to: $to) {
      rank franchise { code } netSales { amount } sales { amount } returned { amount } orders
      members } }`;
    const range = { from: '2026-01-01', to: '2026-04-01' };
    expect((await ask(RANKING, range)).franchiseRanking).toEqual([
      { rank: 1, franchise: { code: 'f-02' }, sales: { amount: '21344.67' },
        returned: { amount: '6000.00' }, netSales: { amount: '15344.67' }, orders: 2, members: 2 },
      { rank: 2, franchise: { code: 'f-01' }, sales: { amount: '8999.00' },
        returned: { amount: '0.00' }, netSales: { amount: '8999.00' }, orders: 1, members: 1 },
    ]);
    expect((await ask(RANKING, range, ofA)).franchiseRanking)
      .toEqual([expect.objectContaining({ rank: null, franchise: { code: 'f-01' } })]);
    const abroad = await graph.query(
      '{ franchiseRanking(from: "2026-01-01", to: "2026-02-01", region: "JP") { orders } }', {}, hq);
    expect(abroad.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    for (const [to, code] of [['2026-01-01', 'BAD_USER_INPUT'], ['2027-03-01', 'LIMIT_EXCEEDED']]) {
      const refusal = await graph.query(RANKING, { from: '2026-01-01', to }, hq);
      expect(refusal.errors?.[0]?.extensions).toMatchObject({ code });
    }
  });

  it('ranks by sums by day as by the orders themselves, before and after the sums are folded', async () => {
    const ranked = async (zone: string) => (await franchiseRanking(graph.sql,
      { from: '2026-01-01', to: '2026-04-01', zone }, true)).map(({ days: _, ...row }) => row);
    // Days of Tokyo are not those that are summed.
    const byOrders = await ranked('Asia/Tokyo');
    expect(byOrders).toHaveLength(2);
    expect(await ranked('Asia/Shanghai')).toEqual(byOrders);
    await graph.run(foldSaleDays, { limit: 1_000 });
    expect(await graph.sql.all`select 1 from sale_delta`).toEqual([]);
    expect(await ranked('Asia/Shanghai')).toEqual(byOrders);
    const kept = await graph.sql.all`select * from sale_day order by day, franchise_id, currency`;
    for (const statement of FILL_SALE_DAYS.split(';').filter((text) => text.trim())) {
      await graph.sql.run`${raw.raw(statement)}`;
    }
    expect(await graph.sql.all`select * from sale_day order by day, franchise_id, currency`).toEqual(kept);
  });

  it('costs as many statements for 25 rows as for one', async () => {
    const count = (size: number) => graph.countStatements(() => ask(`{
      outlets(page: { size: ${size} }) { items {
        name franchise { name contract { number } outlets { name } } channel { name } } } }`));
    expect(await count(25)).toBe(await count(1));
    const rebates = (size: number) => graph.countStatements(() => ask(`{
      rebates(page: { size: ${size} }) { items {
        homeFranchise { name } payer { name } sellingOutlet { name } entries { kind } } } }`));
    expect(await rebates(3)).toBe(await rebates(2));
    const { franchisePolicies } = await ask(
      '{ franchisePolicies { version rules { rebates { marginClass { code nameEn } bps } periodMonths } } }');
    expect(franchisePolicies)
      .toEqual([{ version: 1, rules: { periodMonths: 24, rebates: [
        { marginClass: { code: 'A', nameEn: 'Inlaid: K-gold, diamond, jadeite, custom' }, bps: 300 },
        { marginClass: { code: 'B', nameEn: 'Fixed-price gold, enamel and hard gold' }, bps: 200 },
        { marginClass: { code: 'C', nameEn: 'Gold by weight' }, bps: 50 },
        { marginClass: { code: 'D', nameEn: 'Investment bars, beans and coins' }, bps: 10 }] } }]);
  });
});
