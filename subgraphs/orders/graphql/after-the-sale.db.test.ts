import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { orders } from '../index.ts';
import { ids, openShop, sale, TMALL } from '../tests/shop.ts';

let g: TestSubgraph;
beforeEach(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
});
afterEach(() => g.stop());

const till = channel(TMALL, 'orders:write', 'orders:read');
const head = operator('orders:write', 'orders:link', 'orders:read');
async function send(sales: object[]) {
  const { data } = await g.query(`mutation($input: RecordOrdersInput!) { recordOrders(input: $input) {
    results { created } } }`, { input: { orders: sales } }, till);
  expect(data.recordOrders.results).toEqual(sales.map(() => ({ created: true })));
}

describe('what happens to an order', () => {
  const RETURN = `mutation($input: RecordReturnInput!) { recordReturn(input: $input) { created
    order { state totals { returnedBase { amount } } }
    decision { state base { amount } charityReversed { amount }
      lines { lineId quantity base { amount } remainingBase { amount } } }
    userErrors { code path leftQuantity left { amount } } } }`;
  const aReturn = (over: object = {}) => ({ externalNo: 'G-1', returnNo: 'R-1', reason: 'x', idempotencyKey: 'r-1',
    returnedAt: '2026-09-15T01:00:00Z', lines: [{ lineNo: 2, quantity: 0, amount: '6000.00' }], ...over });
  const giveBack = async (input: object) => (await g.query(RETURN, { input }, till)).data.recordReturn;

  it('previews a return without changing anything, then records it', async () => {
    await send([sale()]);
    const decision = { state: 'PARTLY_RETURNED', base: { amount: '6000.00' }, charityReversed: { amount: '30.00' },
      lines: [{ quantity: 0, base: { amount: '6000.00' }, remainingBase: { amount: '6056.47' } }] };
    expect(await giveBack(aReturn({ dryRun: true }))).toMatchObject({ created: false, decision,
      order: { state: 'PAID', totals: { returnedBase: { amount: '0.00' } } }, userErrors: [] });
    expect(await g.events('order.returned.v1')).toEqual([]);
    expect(await giveBack(aReturn())).toMatchObject({ created: true, decision,
      order: { state: 'PARTLY_RETURNED', totals: { returnedBase: { amount: '6000.00' } } } });
    expect(await giveBack(aReturn())).toMatchObject({ created: true, userErrors: [] });
    expect(await giveBack(aReturn({ reason: 'y' }))).toMatchObject(
      { userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await giveBack(aReturn({ returnNo: 'R-2', idempotencyKey: 'r-2',
      lines: [{ lineNo: 2, quantity: 1, amount: '6056.48' }] })))
      .toMatchObject({ created: false, order: null, decision: null,
        userErrors: [{ code: 'RETURN_TOO_MUCH', leftQuantity: 1, left: { amount: '6056.47' } }] });
    expect(await g.events('order.returned.v1')).toHaveLength(1);
  });

  it('acts on nothing that has two names at once', async () => {
    await send([sale(), sale({ externalNo: 'G-2' })]);
    const { id } = await g.sql.one<{ id: string }>`select id from sales_order where external_no = 'G-2'`;
    const { line } = await g.sql.one<{ line: string }>`select id as line from order_line
      where line_no = 1 and order_id = (select id from sales_order where external_no = 'G-1')`;
    const both = { orderId: encodeId(PREFIX.order, id), externalNo: 'G-1' };
    expect(await giveBack(aReturn(both))).toMatchObject({ created: false, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await giveBack(aReturn({ idempotencyKey: 'two', lines: [
      { lineNo: 2, lineId: encodeId(PREFIX.orderLine, line), quantity: 1 }] }))).toMatchObject({
      created: false, userErrors: [{ code: 'NOT_FOUND', path: ['lines', '0', 'lineId'] }] });
    for (const [name, more] of [['recordDelivery', { deliveredAt: '2026-09-15T01:00:00Z' }],
      ['cancelOrder', { reason: 'x', idempotencyKey: 'two' }]] as const) {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const { data } = await g.query(`mutation($input: ${type}!) { ${name}(input: $input) {
        userErrors { code } } }`, { input: { ...both, ...more } }, till);
      expect(data[name].userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    }
    expect(await g.sql.all`select distinct state, delivered_at from sales_order`)
      .toEqual([{ state: 'paid', delivered_at: null }]);
  });

  it('tells what is wrong with the order where its name stands in the input', async () => {
    await send([sale(), sale({ externalNo: 'G-2' })]);
    const deed = async (name: string, input: object) => (await g.query(`mutation(
      $input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
      userErrors { code path } } }`, { input }, till)).data[name].userErrors[0];
    const cancel = (name: object, key: string) => deed('cancelOrder', { ...name, reason: 'x', idempotencyKey: key });
    const delivered = { externalNo: 'G-1', deliveredAt: '2026-09-15T01:00:00Z' };
    const { id } = await g.sql.one<{ id: string }>`select id from sales_order where external_no = 'G-1'`;
    await deed('recordDelivery', delivered);
    await cancel({ externalNo: 'G-2' }, 'a');
    const path = ['externalNo'];
    expect(await cancel({ externalNo: 'none' }, 'b')).toEqual({ code: 'NOT_FOUND', path });
    expect(await cancel({ externalNo: 'G-1' }, 'c')).toEqual({ code: 'ALREADY_DELIVERED', path });
    expect(await cancel({ orderId: encodeId(PREFIX.order, id) }, 'd'))
      .toEqual({ code: 'ALREADY_DELIVERED', path: ['orderId'] });
    expect(await deed('recordDelivery', { ...delivered, externalNo: 'G-2' }))
      .toEqual({ code: 'ORDER_CANCELLED', path });
    expect((await giveBack(aReturn({ externalNo: 'G-2' }))).userErrors)
      .toEqual([expect.objectContaining({ code: 'ORDER_CANCELLED', path })]);
  });

  it('says what may be done to it: by whom, and as it stands', async () => {
    await send([sale(), sale({ externalNo: 'G-2' })]);
    const ask = 'query($c: ID!, $n: String!) { orderByExternalNo(channelId: $c, externalNo: $n) { allowedActions } }';
    const allowed = async (n: string, actor: typeof till = head) =>
      (await g.query(ask, { c: encodeId(PREFIX.channel, TMALL), n }, actor)).data.orderByExternalNo.allowedActions;
    const deed = (name: string, input: object) => g.query(`mutation(
      $input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userErrors { code } } }`,
    { input }, till);
    expect(await allowed('G-1')).toEqual(['DELIVER', 'CANCEL', 'RETURN']);
    expect(await allowed('G-1', till)).toEqual(['DELIVER', 'CANCEL', 'RETURN']);
    expect(await allowed('G-1', channel(TMALL, 'orders:read'))).toEqual([]);
    await deed('recordDelivery', { channelId: encodeId(PREFIX.channel, TMALL), externalNo: 'G-1',
      deliveredAt: '2026-09-15T01:00:00Z' });
    expect(await allowed('G-1')).toEqual(['RETURN']);
    await deed('cancelOrder', { channelId: encodeId(PREFIX.channel, TMALL), externalNo: 'G-2', reason: 'x',
      idempotencyKey: 'no' });
    expect(await allowed('G-2')).toEqual([]);
  });

  it('records many returns, delivers, cancels and links', async () => {
    await send([sale(), sale({ externalNo: 'G-2' }), sale({ externalNo: 'G-3', buyer: null })]);
    const many = await g.query(`mutation($input: RecordReturnsInput!) { recordReturns(input: $input) {
      results { created userErrors { code } } } }`, { input: { returns: ['G-1', 'none'].map((externalNo) => (
      { externalNo, returnNo: 'R', returnedAt: '2026-09-15T01:00:00Z',
        lines: [{ lineNo: 1, quantity: 1 }] })) } }, till);
    expect(many.data.recordReturns.results).toEqual([{ created: true, userErrors: [] },
      { created: false, userErrors: [{ code: 'NOT_FOUND' }] }]);
    const deliver = await g.query(`mutation { recordDelivery(input: {
      externalNo: "G-1", deliveredAt: "2026-09-15T01:00:00Z" }) {
      order { state deliveredAt } userErrors { code } } }`, {}, till);
    expect(deliver.data.recordDelivery).toEqual({ userErrors: [],
      order: { state: 'PARTLY_RETURNED', deliveredAt: '2026-09-15T01:00:00.000Z' } });
    const cancel = await g.query(`mutation { cancelOrder(input: {
      externalNo: "G-2", reason: "x", idempotencyKey: "c" }) {
      order { state charity { amount } } userErrors { code } } }`, {}, till);
    expect(cancel.data.cancelOrder).toEqual({ userErrors: [],
      order: { state: 'CANCELLED', charity: { amount: '0.00' } } });
    const kept = await g.sql.one<{ id: string }>`select id from sales_order where external_no = 'G-3'`;
    const LINK = `mutation($o: ID!, $m: ID!) { linkOrder(input: {
      orderId: $o, memberId: $m, reason: "receipt", idempotencyKey: "l" }) {
      order { member { id } linkedAt } userErrors { code path } } }`;
    const variables = { o: encodeId(PREFIX.order, kept.id), m: ids.member };
    expect((await g.query(LINK, variables, till)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await g.query(LINK, variables, head)).data.linkOrder).toMatchObject({
      order: { member: { id: ids.member } }, userErrors: [] });
    expect((await g.query(LINK, { ...variables, o: 'x' }, { ...head, id: 'op-2' })).data.linkOrder)
      .toMatchObject({ order: null, userErrors: [{ code: 'NOT_FOUND', path: ['orderId'] }] });
  });
});

it('describes everything in its schema', () => {
  const { schema } = orders.built;
  const bare: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (/^_|^(String|Int|Boolean|ID|Float)$|^(Query|Mutation)$|^federation|^link/.test(type.name)) continue;
    const isRoot = type.name === 'Query' || type.name === 'Mutation';
    if (!type.description && !isRoot) bare.push(type.name);
    if ('getFields' in type) {
      for (const field of Object.values(type.getFields())) {
        if (field.name.startsWith('_')) continue;
        if (!field.description) bare.push(`${type.name}.${field.name}`);
        for (const arg of 'args' in field ? field.args : []) {
          if (!arg.description) bare.push(`${type.name}.${field.name}(${arg.name})`);
        }
      }
    }
    if ('getValues' in type) {
      for (const value of type.getValues()) if (!value.description) bare.push(`${type.name}.${value.name}`);
    }
  }
  expect(bare.filter((name) => !name.startsWith('CurrencyCode.'))).toEqual([]);
});
