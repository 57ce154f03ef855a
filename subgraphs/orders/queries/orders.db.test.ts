import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import type { Actor } from '../../kernel/actor.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { recordOrders } from '../commands/record/record-orders.ts';
import { recordReturns } from '../commands/returns/record-returns.ts';
import { orders } from '../index.ts';
import {
  FRANCHISE, ids, line, MEMBER, openShop, OTHER_FRANCHISE, OTHER_MEMBER, POS, STORE, theOrder, TMALL,
} from '../tests/shop.ts';

let g: TestSubgraph;
const READ = 'orders:read';
const head = operator(READ);
beforeAll(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
  const small = { lines: [line('RING', 100_000n)], orderDiscounts: [] };
  const at = (day: number) => new Date(Date.UTC(2026, 7, day, 20));
  await g.runBatch(recordOrders, [
    theOrder(),
    theOrder({ ...small, externalNo: 'T-2', paidAt: at(1), deliveredAt: at(3) }),
    theOrder({ ...small, externalNo: 'T%3', paidAt: at(2), buyer: { externalId: 'nobody' } }),
    theOrder({ ...small, externalNo: 'P-1', channelId: POS, outlet: { id: STORE }, paidAt: at(3),
      buyer: { memberId: OTHER_MEMBER } }),
    theOrder({ ...small, externalNo: 'P-2', channelId: POS, outlet: { id: STORE }, paidAt: at(4),
      buyer: { memberId: MEMBER }, currency: 'HKD' }),
  ].map((input) => ({ input })));
  await g.runBatch(recordReturns, [{ input: {
    order: { channelId: TMALL, externalNo: 'T-2' }, externalNo: 'R', reason: 'x',
    returnedAt: at(4), lines: [{ line: { no: 1 }, quantity: 0, amount: '400' }] } }]);
  await g.deliver('member.visibility-changed.v1', MEMBER, { personId: MEMBER,
    tenantId: OTHER_FRANCHISE, layer: 1, channelIds: [TMALL], survivorId: null, version: 1n });
});
afterAll(() => g.stop());

async function list(args: string, actor: Actor = head): Promise<string[]> {
  const result = await g.query(
    `{ orders${args} { totalCount items { externalNo } } }`, {}, actor);
  if (result.errors) throw new Error(result.errors[0]!.message);
  expect(result.data.orders.totalCount).toBe(result.data.orders.items.length);
  return result.data.orders.items.map((item: any) => item.externalNo);
}

describe('orders', () => {
  it.each([
    ['', ['T-1', 'P-2', 'P-1', 'T%3', 'T-2']],
    ['(sort: { by: PAID_AT, direction: ASC })', ['T-2', 'T%3', 'P-1', 'P-2', 'T-1']],
    ['(sort: { by: EXTERNAL_NO, direction: ASC })', ['P-1', 'P-2', 'T%3', 'T-1', 'T-2']],
    ['(filter: { search: "T-" })', ['T-1', 'T-2']],
    ['(filter: { search: "T%" }, sort: { by: EXTERNAL_NO, direction: DESC })', ['T%3']],
    ['(filter: { states: [PARTLY_RETURNED] })', ['T-2']],
    ['(filter: { states: [] })', []],
    ['(filter: { unlinked: true })', ['T%3']],
    ['(filter: { unlinked: false })', ['T-1', 'P-2', 'P-1', 'T-2']],
    [`(filter: { channelId: "${ids.pos}" }, sort: { by: EXTERNAL_NO, direction: ASC })`, ['P-1', 'P-2']],
    [`(filter: { outletId: "${ids.store}", memberId: "${ids.member}" })`, ['P-2']],
    ['(filter: { memberId: "nonsense" })', []],
    ['(filter: { paidFrom: "2026-08-02T20:00:00Z", paidTo: "2026-08-03T20:00:00Z" })', ['T%3']],
  ])('lists %s', async (args, expected) => {
    expect(await list(args)).toEqual(expected);
  });

  it('refuses pages outside their limits and unknown callers', async () => {
    const code = async (args: string, actor?: Actor) =>
      (await g.query(`{ orders${args} { totalCount } }`, {}, actor)).errors?.[0]?.extensions?.['code'];
    expect(await code('(page: { size: 101 })', head)).toBe('LIMIT_EXCEEDED');
    expect(await code('(page: { number: 0 })', head)).toBe('BAD_USER_INPUT');
    expect(await code('', undefined)).toBe('UNAUTHENTICATED');
    expect(await code('', operator('members:read'))).toBe('FORBIDDEN');
  });
});

describe('who sees what', () => {
  it.each<[string, Actor, string[]]>([
    ['head office everything', head, ['P-1', 'P-2', 'T%3', 'T-1', 'T-2']],
    ['a channel what it sold', channel(TMALL, READ), ['T%3', 'T-1', 'T-2']],
    ['a franchise what it sold', tenant(FRANCHISE, READ), ['P-1', 'P-2']],
    ['a franchise what its people bought', tenant(OTHER_FRANCHISE, READ), ['P-2', 'T-1', 'T-2']],
    ['an associate the outlet', { ...tenant(FRANCHISE, READ), siteIds: [STORE] }, ['P-1', 'P-2']],
    ['another outlet\'s associate nothing', { ...tenant(FRANCHISE, READ), siteIds: [newId()] }, []],
    ['a person its own', person(MEMBER, READ), ['P-2', 'T-1', 'T-2']],
    ['another person its own', person(OTHER_MEMBER, READ), ['P-1']],
    ['a stranger nothing', person(newId(), READ), []],
  ])('shows %s', async (_, actor, expected) => {
    expect(await list('(sort: { by: EXTERNAL_NO, direction: ASC })', actor)).toEqual(expected);
  });

  it.each<[string, Actor, string[]]>([
    ['a franchise that does not see the member nothing, not even its own sale', tenant(FRANCHISE, READ), []],
    ['where it is at home all', tenant(OTHER_FRANCHISE, READ), ['P-2', 'T-1', 'T-2']],
    ['a channel that knows it what it sold', channel(TMALL, READ), ['T-1', 'T-2']],
    ['the member its own', person(MEMBER, READ), ['P-2', 'T-1', 'T-2']],
  ])('finds by the member for %s', async (_, actor, expected) => {
    expect(await list(`(filter: { memberId: "${ids.member}" }, sort: { by: EXTERNAL_NO, direction: ASC })`, actor))
      .toEqual(expected);
  });

  it('hides what is foreign as if it did not exist, with lines and returns', async () => {
    const document = `query($c: ID!) { orderByExternalNo(channelId: $c, externalNo: "T-2") {
      externalNo lines { sku } returns { returnNo } } }`;
    expect(await g.query(document, { c: ids.tmall }, channel(POS, READ)))
      .toEqual({ data: { orderByExternalNo: null } });
    expect(await g.query(document, { c: ids.tmall }, channel(TMALL, READ))).toEqual({ data: {
      orderByExternalNo: { externalNo: 'T-2', lines: [{ sku: 'RING' }], returns: [{ returnNo: 'R' }] } } });
  });

  it('keeps costs to head office\'s finance', async () => {
    const document = `query($c: ID!) { orderByExternalNo(channelId: $c, externalNo: "T-1") {
      lines { lineNo cost { amount } margin { amount } } } }`;
    const ask = (actor: Actor) => g.query(document, { c: ids.tmall }, actor);
    expect((await ask(operator(READ, 'catalog:cost'))).data.orderByExternalNo.lines).toEqual([
      { lineNo: 1, cost: { amount: '4300.00' }, margin: { amount: '4488.20' } },
      { lineNo: 2, cost: { amount: '11800.00' }, margin: { amount: '256.47' } },
      { lineNo: 3, cost: null, margin: null }]);
    expect((await ask(head)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await ask(channel(TMALL, READ, 'catalog:cost'))).data.orderByExternalNo.lines[0])
      .toEqual({ lineNo: 1, cost: null, margin: null });
  });
});

const WHOLE = `externalNo state currency fulfilment paidAt deliveredAt recordedAt linkedAt note
  channel { id } outlet { id } member { id } discounts { code amount { amount } }
  charity { amount } totals { goods { amount } lineDiscounts { amount } orderDiscounts { amount }
    pointsCash { amount } pointsSpent tradeInCredit { amount } shipping { amount } fees { amount }
    paid { amount } base { amount } returnedBase { amount } net { amount } }
  lines { id lineNo item { id } sku name quantity unitPrice { amount } lineDiscount { amount }
    orderDiscountShare { amount } pointsCashShare { amount } pointsSpent tradeInShare { amount }
    base { amount } marginClass { code } returnedQuantity returnedBase { amount } }
  returns { id returnNo returnedAt reason whole base { amount currency }
    lines { lineId lineNo quantity base { amount } remainingBase { amount } } }`;

describe('one order', () => {
  it('shows every sum and share', async () => {
    const { data, errors } = await g.query(
      `query($c: ID!) { orderByExternalNo(channelId: $c, externalNo: "T-1") { id ${WHOLE} } }`,
      { c: ids.tmall }, head);
    expect(errors).toBeUndefined();
    const order = data.orderByExternalNo;
    expect(order).toMatchObject({ state: 'PAID', fulfilment: 'WEB', currency: 'CNY',
      channel: { id: ids.tmall }, outlet: { id: ids.webShop }, member: { id: ids.member },
      charity: { amount: '238.22' }, discounts: [{ code: 'QIXI', amount: { amount: '500.00' } }] });
    expect(order.totals).toMatchObject({ goods: { amount: '48144.67' }, paid: { amount: '47656.67' },
      base: { amount: '47644.67' }, net: { amount: '47644.67' } });
    expect(order.lines.map((l: any) => [l.sku, l.orderDiscountShare.amount, l.base.amount, l.marginClass.code]))
      .toEqual([['RING', '210.80', '8788.20', 'A'], ['BRACELET', '289.20', '12056.47', 'C'],
        ['BAR', '0.00', '26800.00', 'D']]);
    expect(await g.query('query($id: ID!) { order(id: $id) { externalNo } }', { id: order.id }, head))
      .toEqual({ data: { order: { externalNo: 'T-1' } } });
  });

  it('shows what came back', async () => {
    const { data } = await g.query(
      `query($c: ID!) { orderByExternalNo(channelId: $c, externalNo: "T-2") { ${WHOLE} } }`,
      { c: ids.tmall }, head);
    expect(data.orderByExternalNo).toMatchObject({ state: 'PARTLY_RETURNED', charity: { amount: '3.00' },
      totals: { returnedBase: { amount: '400.00' }, net: { amount: '600.00' } },
      returns: [{ returnNo: 'R', whole: false, base: { amount: '400.00' },
        lines: [{ lineNo: 1, quantity: 0, remainingBase: { amount: '600.00' } }] }] });
  });

  it('answers null for unknown, foreign and malformed ids alike', async () => {
    for (const id of ['x', encodeId(PREFIX.member, newId()), encodeId(PREFIX.order, newId())]) {
      expect(await g.query('query($id: ID!) { order(id: $id) { id } }', { id }, head))
        .toEqual({ data: { order: null } });
    }
  });
});

const ENTITIES = `query($r: [_Any!]!, $after: String, $first: Int) { _entities(representations: $r) {
  ... on Member { id orders(first: $first, after: $after) {
    edges { cursor node { externalNo } } pageInfo { hasNextPage endCursor } } } } }`;

describe('Member.orders', () => {
  const ask = (memberIds: string[], variables: object = { first: 2 }, actor = head) => g.query(ENTITIES,
    { r: memberIds.map((id) => ({ __typename: 'Member', id })), ...variables }, actor);
  const numbers = (member: any) => member.orders.edges.map((edge: any) => edge.node.externalNo);

  it('pages through a member\'s orders, latest first', async () => {
    const first = (await ask([ids.member])).data._entities[0];
    expect(numbers(first)).toEqual(['T-1', 'P-2']);
    expect(first.orders.pageInfo.hasNextPage).toBe(true);
    const second = (await ask([ids.member],
      { first: 2, after: first.orders.pageInfo.endCursor })).data._entities[0];
    expect(numbers(second)).toEqual(['T-2']);
    expect(second.orders.pageInfo.hasNextPage).toBe(false);
  });

  it('asks once for 1 or 25 members', async () => {
    const many = Array.from({ length: 23 }, () => encodeId(PREFIX.member, newId()));
    const one = await g.countStatements(() => ask([ids.member]));
    const all = await g.countStatements(() => ask([ids.member, ids.otherMember, ...many]));
    expect([one, all]).toEqual([1, 1]);
  });

  it('refuses a foreign cursor and too many', async () => {
    const code = async (variables: object) => (await ask([ids.member], variables)).errors?.[0]?.extensions?.['code'];
    expect(await code({ first: 2, after: 'x' })).toBe('BAD_USER_INPUT');
    expect(await code({ first: 2, after: Buffer.from('["a","b"]').toString('base64url') })).toBe('BAD_USER_INPUT');
    expect(await code({ first: 101 })).toBe('LIMIT_EXCEEDED');
  });
});

it('reads a page of orders with lines and returns in as many statements as one order', async () => {
  const page = (size: number) => g.countStatements(() => g.query(
    `query($size: Int!) { orders(page: { size: $size }) { totalCount items { ${WHOLE} } } }`, { size }, head));
  expect([await page(1), await page(5)]).toEqual([4, 4]);
});

describe('salesSummary', () => {
  const range = (from: string, to: string) => `from: "${from}T00:00:00Z", to: "${to}T00:00:00Z"`;
  const ask = async (groupBy: string, actor: Actor = head, between = range('2026-08-01', '2026-10-01')) => {
    const result = await g.query(`{ salesSummary(${between}, groupBy: ${groupBy}) { key currency orderCount
      lineCount gross { amount } discounts { amount } base { amount } returnedBase { amount }
      net { amount } channel { id } outlet { id } } }`, {}, actor);
    if (result.errors) throw new Error(String(result.errors[0]!.extensions?.['code']));
    return result.data.salesSummary as any[];
  };
  const brief = (rows: any[]) => rows.map((r) =>
    [r.key, r.currency, r.orderCount, r.lineCount, r.gross.amount, r.net.amount]);

  it('sums by month in Shanghai time and currency, to the cent', async () => {
    expect(brief(await ask('MONTH'))).toEqual([
      ['2026-08', 'CNY', 3, 3, '3000.00', '2600.00'], ['2026-08', 'HKD', 1, 1, '1000.00', '1000.00'],
      ['2026-09', 'CNY', 1, 3, '48144.67', '47644.67']]);
  });
  it('counts the Shanghai day: 20:00 UTC is tomorrow', async () => {
    expect((await ask('DAY')).map((row) => row.key)).toEqual(
      ['2026-08-02', '2026-08-03', '2026-08-04', '2026-08-05', '2026-09-14']);
  });
  it('sums by class from the lines', async () => {
    expect(brief(await ask('CLASS'))).toEqual([
      ['A', 'CNY', 4, 4, '11999.00', '11388.20'], ['A', 'HKD', 1, 1, '1000.00', '1000.00'],
      ['C', 'CNY', 1, 1, '12345.67', '12056.47'], ['D', 'CNY', 1, 1, '26800.00', '26800.00']]);
  });
  it('names channel and outlet', async () => {
    const rows = await ask('CHANNEL');
    expect(rows.map((row) => row.channel.id).sort()).toEqual([ids.pos, ids.pos, ids.tmall].sort());
    expect((await ask('OUTLET')).every((row) => row.outlet.id === row.key)).toBe(true);
  });
  it('shows a franchise its own sales only', async () => {
    expect(brief(await ask('MONTH', tenant(FRANCHISE, READ)))).toEqual([
      ['2026-08', 'CNY', 1, 1, '1000.00', '1000.00'], ['2026-08', 'HKD', 1, 1, '1000.00', '1000.00']]);
  });
  it('refuses a region that the house does not have', async () => {
    const { errors } = await g.query(`{ salesSummary(${range('2026-08-01', '2026-09-01')}, groupBy: DAY,
      region: "ZZ") { key } }`, {}, head);
    expect(errors![0]!.extensions!['code']).toBe('BAD_USER_INPUT');
  });
  it('refuses ranges that are empty or too long', async () => {
    await expect(ask('DAY', head, range('2026-08-01', '2026-08-01'))).rejects
      .toThrow('BAD_USER_INPUT');
    await expect(ask('DAY', head, range('2020-08-01', '2026-08-01'))).rejects
      .toThrow('LIMIT_EXCEEDED');
  });
  it('is one statement, after the zone of the region was read', async () => {
    expect(await g.countStatements(() => ask('CLASS'))).toBe(2);
  });
});
