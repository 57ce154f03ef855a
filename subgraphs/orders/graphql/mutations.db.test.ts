import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  channel, operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { toJson } from '../../kernel/json.ts';
import type { EventEnvelope, SubgraphPort } from '../../kernel/port.ts';
import { orders } from '../index.ts';
import {
  FRANCHISE, ids, itemChanged, link, MEMBER, openShop, OTHER_MEMBER, sale as order, TMALL,
} from '../tests/shop.ts';

let g: TestSubgraph;
/** What the other rooms tell, and who asked them. */
let retold: () => Promise<EventEnvelope[]>;
const asked: { owner: string; kind: string; keys: object }[] = [];
const ports = new Map(['members', 'catalog', 'franchises'].map((owner): [string, SubgraphPort] => [owner, {
  name: owner, execute: () => Promise.reject(new Error('not asked here')), deliver: async () => [],
  deadLetters: async () => [], replayDeadLetters: async () => 0, auditRecords: async () => [], waiting: async () => [],
  retell: ({ keys, context }) => {
    asked.push({ owner, kind: context.actor.kind, keys });
    return retold();
  },
}]));
/** What loyalty answers about holds, and who asked. */
let answer: GraphClient['execute'];
const holdsAsked: { kind: string; scopes: readonly string[] }[] = [];
const graph: GraphClient = { execute: (request) => {
  const { kind, scopes } = request.context.actor;
  holdsAsked.push({ kind, scopes });
  return answer(request);
} };
beforeEach(async () => {
  answer = () => Promise.reject(new Error('away'));
  holdsAsked.length = 0;
  retold = async () => [];
  asked.length = 0;
  g = await startTestSubgraph(orders, { ports, graph });
  await openShop(g);
});
afterEach(() => g.stop());

const till = channel(TMALL, 'orders:write', 'orders:read');
const head = operator('orders:write', 'orders:link', 'orders:read');
const RECORD = `mutation($input: RecordOrdersInput!) { recordOrders(input: $input) { results {
  externalNo created order { id externalNo state totals { base { amount } } }
  userErrors { code path message limit { amount currency } } } } }`;
async function send(orderList: object[], actor = till, channelId?: string) {
  const { data, errors } = await g.query(RECORD, { input: { channelId, orders: orderList } }, actor);
  if (errors) throw new Error(`${errors[0]!.extensions?.['code']} ${errors[0]!.message}`);
  return data.recordOrders.results as any[];
}

describe('recordOrders', () => {
  it('records, repeats and refuses row by row', async () => {
    const [first] = await send([order()]);
    expect(first).toMatchObject({ created: true, userErrors: [],
      order: { externalNo: 'G-1', state: 'PAID', totals: { base: { amount: '47644.67' } } } });
    const results = await send([order(), order({ note: 'x' }), order({ externalNo: 'G-2' })]);
    expect(results.map((r) => [r.externalNo, r.created, r.userErrors[0]?.code ?? null,
      r.order?.id === first.order.id])).toEqual([
      ['G-1', false, null, true], ['G-1', false, 'ORDER_CONFLICT', false], ['G-2', true, null, false]]);
  });

  it('takes the same amount written otherwise as the same order', async () => {
    await send([order({ shipping: '12' })]);
    expect((await send([order({ shipping: '12.00', paidAt: '2026-09-14T04:00:00Z' })]))[0])
      .toMatchObject({ created: false, userErrors: [] });
  });

  /** Loyalty's word about a hold of MEMBER that till made. */
  const said = (points: number, amount: string, over: object = {}) => async () => ({ data: { nodes: [{
    points, state: 'HELD', expiresAt: '2030-01-01T00:00:00Z', settledAt: null, isReserved: false,
    member: { id: ids.member }, channel: { id: ids.tmall }, worth: { amount }, ...over }] } as never });

  it('says where an input is wrong', async () => {
    answer = said(9_000_000, '90000.00');
    const results = await send([
      order({ lines: [{ sku: 'RING', itemId: 'x', unitPrice: '1.005' }], orderDiscounts: [] }),
      order({ buyer: {} }), order({ outletId: ids.webShop }),
      order({ pointsHold: { id: encodeId(PREFIX.pointsHold, newId()), points: 9_000_000, amount: '90000.00' } }),
      order({ lines: [{ sku: 'RING', unitPrice: '-1' }], orderDiscounts: [] }),
    ]);
    expect(results.map((r) => r.userErrors.map((e: any) => [e.code, e.path.join('.')]))).toEqual([
      [['INVALID', 'lines.0.sku'], ['INVALID', 'lines.0.unitPrice']], [['INVALID', 'buyer']],
      [['INVALID', 'outletId']], [['POINTS_CASH_LIMIT', 'pointsHold.amount']],
      [['INVALID', 'lines.0.unitPrice']]]);
    expect(results[3].userErrors[0].limit).toEqual({ amount: '1037.35', currency: 'CNY' });
  });

  it('refuses a row for its wrong decimal, by variable and by literal, and takes the others', async () => {
    const priced = (unitPrice: string) => order({ externalNo: unitPrice, orderDiscounts: [],
      lines: [{ sku: 'RING', unitPrice }] });
    const wrong = ['abc', '1.005', '1e3', '8,999.00', '8999.', '', '9'.repeat(16)];
    const results = await send([...wrong.map(priced), priced('8999.00')]);
    expect(results.map((r) => r.userErrors.map((e: any) => [e.code, e.path.join('.')]))).toEqual([
      ...wrong.map(() => [['INVALID', 'lines.0.unitPrice']]), []]);
    expect(results.at(-1)).toMatchObject({ created: true });
    const literal = (unitPrice: string) => `{ externalNo: "L-${unitPrice}", outletCode: "o-37", fulfilment: WEB,
      currency: CNY, paidAt: "2026-09-14T04:00:00Z", lines: [{ sku: "RING", unitPrice: "${unitPrice}" }] }`;
    const answer = await g.query(`mutation { recordOrders(input: { orders: [${literal('abc')} ${literal('1.00')}] }) {
      results { created userErrors { code path } } } }`, {}, head);
    expect(answer.data.recordOrders.results).toEqual([
      { created: false, userErrors: [{ code: 'INVALID', path: ['lines', '0', 'unitPrice'] }] },
      { created: true, userErrors: [] }]);
  });

  it('shows a line as it was priced', async () => {
    const lines = [{ sku: 'RING', unitPrice: '8999.00', goldWeightMg: 4_250, boardPrice: '1012.00', labour: '127.50' },
      { sku: 'BRACELET', unitPrice: '100.00' }];
    await send([order({ lines, orderDiscounts: [] })]);
    for (const actor of [head, channel(TMALL, 'orders:read')]) {
      const { data } = await g.query(`{ orders { items { lines { goldWeightMg boardPrice { amount currency }
        labour { amount } } } } }`, {}, actor);
      expect(data.orders.items[0].lines).toEqual([
        { goldWeightMg: 4_250, boardPrice: { amount: '1012.00', currency: 'CNY' }, labour: { amount: '127.50' } },
        { goldWeightMg: null, boardPrice: null, labour: { amount: '600.00' } }]);
    }
  });

  const hold = encodeId(PREFIX.pointsHold, newId());
  const SPENT = `mutation($input: RecordOrdersInput!) { recordOrders(input: $input) { results { created
    userErrors { code path pointsAmount { amount currency } } } } }`;
  const spend = async (points: number, amount: string, over: object = {}) => (await g.query(SPENT, { input: {
    orders: [order({ orderDiscounts: [], pointsHold: { id: hold, points, amount }, ...over })] } }, till))
    .data.recordOrders.results[0];

  it('takes points for what loyalty says they are worth, and nothing while it is away', async () => {
    expect((await spend(9_550, '95.50')).userErrors).toMatchObject([{ code: 'POINTS_UNAVAILABLE' }]);
    answer = said(9_550, '95.50');
    expect((await spend(9_550, '95.51')).userErrors).toEqual([{ code: 'POINTS_AMOUNT_MISMATCH',
      path: ['pointsHold', 'amount'], pointsAmount: { amount: '95.50', currency: 'CNY' } }]);
    expect(await spend(9_550, '95.50')).toMatchObject({ created: true, userErrors: [] });
    expect(holdsAsked[0]).toMatchObject({ kind: 'service', scopes: ['loyalty:read', 'members:read'] });
    answer = () => Promise.reject(new Error('away'));
    expect(await spend(9_550, '95.50')).toMatchObject({ created: false, userErrors: [] });
  });

  it('takes points of a buyer who is only new here, never of somebody else', async () => {
    answer = said(100, '1.00');
    expect((await spend(100, '1.00', { buyer: { externalId: 'enrolled-now' } })).userErrors)
      .toMatchObject([{ code: 'HOLD_NOT_BUYERS' }]);
    retold = async () => [{
      id: newId(), name: 'member.identity-linked.v1', aggregateId: MEMBER, at: '2026-09-15T04:00:00Z',
      requestId: 'x', payload: JSON.parse(toJson({ memberId: MEMBER, region: 'CN', channelId: TMALL,
        externalId: 'enrolled-now', linkedAt: g.clock.now() })) }];
    expect(await spend(100, '1.00', { buyer: { externalId: 'enrolled-now' } })).toMatchObject({ created: true });
    retold = async () => [];
    await link(g, OTHER_MEMBER, TMALL, 'buyer-2');
    expect((await spend(100, '1.00', { externalNo: 'G-2', buyer: { externalId: 'buyer-2' },
      pointsHold: { id: encodeId(PREFIX.pointsHold, newId()), points: 100, amount: '1.00' } })).userErrors)
      .toMatchObject([{ code: 'HOLD_NOT_BUYERS' }]);
  });

  it('takes 1 to 500 orders and wants the scope', async () => {
    await expect(send([])).rejects.toThrow('LIMIT_EXCEEDED');
    await expect(send(Array.from({ length: 501 }, () => order()))).rejects.toThrow('LIMIT_EXCEEDED');
    await expect(send([order()], operator('orders:read'))).rejects.toThrow('FORBIDDEN');
  });

  it('refuses another channel, a malformed one and a foreign outlet', async () => {
    expect((await send([order()], till, ids.pos))[0].userErrors[0].code).toBe('CHANNEL_NOT_YOURS');
    expect((await send([order()], head, 'nonsense'))[0].userErrors[0])
      .toMatchObject({ code: 'NOT_FOUND', path: ['channelId'] });
    expect((await send([order()], tenant(FRANCHISE, 'orders:write', 'orders:read'), ids.pos))[0].userErrors[0])
      .toMatchObject({ code: 'NOT_FOUND', path: ['outletCode'] });
  });

  it('gathers small calls that come together', async () => {
    const results = await Promise.all(Array.from({ length: 30 }, (_, n) => send([order({ externalNo: `S-${n}` })])));
    expect(results.flat().every((r) => r.created)).toBe(true);
    const [row] = await g.sql.all<{ n: bigint }>`select count(distinct xmin::text) as n from sales_order`;
    expect(Number(row!.n)).toBeLessThan(15);
  });
});

describe('items and members that are just new', () => {
  const fresh = { lines: [{ sku: 'FRESH', unitPrice: '100' }], orderDiscounts: [] };
  const news = (name: string, aggregateId: string, payload: object): EventEnvelope => ({
    id: newId(), name, aggregateId, at: '2026-09-15T04:00:00Z', requestId: 'x',
    payload: JSON.parse(toJson(payload)) });
  const enrolled = (memberId: string) => news('member.enrolled.v1', memberId, { memberId, region: 'HK',
    source: 'online', channelId: null, outletId: null, enrolledAt: g.clock.now() });
  const linked = (memberId: string, externalId: string) => news('member.identity-linked.v1', memberId,
    { memberId, region: 'HK', channelId: TMALL, externalId, linkedAt: g.clock.now() });
  const away = () => Promise.reject(new Error('away'));

  it('are asked of their owner, once for a whole call, and what it tells is known from then on', async () => {
    const told = news('item.changed.v1', newId(), itemChanged(newId(), 'FRESH', 'A'));
    retold = async () => [told];
    expect((await send([order(fresh), order({ ...fresh, externalNo: 'G-2' })])).map((r) => r.created))
      .toEqual([true, true]);
    expect(asked).toEqual([{ owner: 'catalog', kind: 'channel', keys: { sku: ['FRESH'] } }]);
    // The news itself comes later, and changes nothing.
    expect((await g.runtime.port.deliver([told]))[0]).toEqual({ id: told.id });
    expect((await send([order({ ...fresh, externalNo: 'G-3' })]))[0].created).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('are refused when their owner does not know them, and to be tried again while it is away', async () => {
    expect((await send([order(fresh)]))[0].userErrors[0].code).toBe('ITEM_UNKNOWN');
    retold = away;
    const results = await send([order(fresh), order({ externalNo: 'G-2' }),
      order({ externalNo: 'G-3', buyer: { memberId: encodeId(PREFIX.member, newId()) } })]);
    expect(results.map((r) => [r.created, r.userErrors.map((e: any) => `${e.code} ${e.path.join('.')}`)]))
      .toEqual([[false, ['TRY_AGAIN lines.0.sku']], [true, []], [false, ['TRY_AGAIN buyer.memberId']]]);
  });

  it('are to be tried again when what is told cannot be taken yet', async () => {
    const memberId = newId();
    retold = async () => [news('member.merged.v1', memberId,
      { memberId, otherMemberId: newId(), mergedAt: g.clock.now() })];
    expect((await send([order({ buyer: { memberId: encodeId(PREFIX.member, memberId) } })]))[0].userErrors[0])
      .toMatchObject({ code: 'TRY_AGAIN', path: ['buyer', 'memberId'] });
  });

  it('asks members who bought what is for members only', async () => {
    const memberId = newId();
    await g.deliver('item.changed.v1', 'm', itemChanged(newId(), 'CLUB', 'A', { memberOnly: true }));
    const club = { lines: [{ sku: 'CLUB', unitPrice: '100' }], orderDiscounts: [], buyer: { externalId: 'newcomer' } };
    expect((await send([order(club)]))[0].userErrors[0].code).toBe('MEMBER_ONLY');
    retold = async () => [enrolled(memberId), linked(memberId, 'newcomer')];
    expect((await send([order(club)]))[0]).toMatchObject({ created: true, userErrors: [] });
    expect((await g.events('order.recorded.v1'))[0]).toMatchObject({ memberId });
  });

  it('asks members for an unknown member; a channel asks as itself', async () => {
    const memberId = newId();
    const buyer = { memberId: encodeId(PREFIX.member, memberId) };
    retold = async () => [enrolled(memberId), linked(memberId, 'brand-new')];
    expect((await send([order({ buyer })]))[0].created).toBe(true);
    expect(asked).toEqual([{ owner: 'members', kind: 'channel', keys: { member: [memberId] } }]);
    expect((await g.events('order.recorded.v1'))[0]).toMatchObject({ memberId });
  });

  it('a known member who is not the channel’s stays unknown to it', async () => {
    retold = async () => [enrolled(OTHER_MEMBER)];
    expect((await send([order({ buyer: { memberId: ids.otherMember } })]))[0].userErrors[0])
      .toMatchObject({ code: 'NOT_FOUND', path: ['buyer', 'memberId'] });
  });

  const MEMBER_OF_RESULT = `mutation($input: RecordOrdersInput!) { recordOrders(input: $input) {
    results { created order { member { id } } } } }`;
  const buyerOf = async (orders: object[]) => (await g.query(MEMBER_OF_RESULT, { input: { orders } }, till))
    .data.recordOrders.results.map((r: any) => r.order.member?.id ?? null);

  it('links a buyer whom members knows already, also when sent again', async () => {
    const memberId = newId();
    retold = async () => [enrolled(memberId), linked(memberId, 'just enrolled')];
    const sale = order({ buyer: { externalId: 'just enrolled' } });
    expect(await buyerOf([sale])).toEqual([encodeId(PREFIX.member, memberId)]);
    expect(await buyerOf([sale])).toEqual([encodeId(PREFIX.member, memberId)]);
    expect(asked).toEqual([{ owner: 'members', kind: 'service',
      keys: { identity: [`${TMALL} just enrolled`] } }]);
  });

  it('keeps the order of nobody who is a member, also while members is away, and of a large call', async () => {
    const stranger = { buyer: { externalId: 'stranger' } };
    expect(await buyerOf([order(stranger)])).toEqual([null]);
    retold = away;
    expect(await buyerOf([order({ ...stranger, externalNo: 'G-2' })])).toEqual([null]);
    const many = Array.from({ length: 21 }, (_, n) => order({ ...stranger, externalNo: `L-${n}` }));
    expect(new Set(await buyerOf(many))).toEqual(new Set([null]));
    expect(asked).toHaveLength(2);
  });

  it('asks nobody when everything is known', async () => {
    await send([order()]);
    expect(asked).toEqual([]);
  });
});
