import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { openLog } from '../../subgraphs/kernel/log.ts';
import { startTestGraph, type TestGraph } from '../kit/graph.ts';
import { openShop, type Shop } from './shop.ts';

/** Names, telephone numbers, an address and a birthday that provoke errors, and may be in no line. */
const PERSONAL = /张三|Zhang San|138 ?0013|zhangsan@|\b1990(?:\b|0101)/;

let graph: TestGraph;
let shop: Shop;
const lines: string[] = [];
beforeAll(async () => {
  graph = await startTestGraph({
    log: openLog('karat', 'debug', { write: (line) => { lines.push(line); } }) });
  shop = await openShop(graph);
}, 240_000);
afterAll(() => graph.stop());

const enrolment = (birthday: string, more = ''): string => `mutation { enrolMember(input: {
  channelId: "${shop.channelId}", externalId: "z", region: "CN", name: "张三 Zhang San", source: ONLINE,
  phone: "+86 138 0013 8000", email: "zhangsan@example.com", birthday: ${birthday},
  idempotencyKey: "z" ${more} }) { member { id } userErrors { code } } }`;

it.each<[string, () => string, string[]]>([
  ['a day', () => enrolment('"1990/01/01"'), ['input', 'birthday']],
  ['a number', () => enrolment('19900101'), ['input', 'birthday']],
  ['an enum', () => enrolment('"1990-01-01", gender: 张三').replace('张三 Z', 'Z').replace('gender: 张三',
    'gender: LADY'), ['input', 'gender']],
  ['a price', () => `mutation { recordOrders(input: { orders: [{ externalNo: "张三", outletId:
    "${shop.webShopId}", fulfilment: WEB, currency: CNY, paidAt: "2026-09-01T04:00:00Z", lines: [
    { sku: "RING-1", unitPrice: "1.00" }, { sku: "RING-1", unitPrice: 8999 }] }] }) {
    results { created } } }`, ['input', 'orders', '0', 'lines', '1', 'unitPrice']],
  ['a moment in a list', () => `{ orders(filter: { paidFrom: "yesterday" }) { totalCount } }`,
    ['filter', 'paidFrom']],
  ['a field that is missing', () => enrolment('"1990-01-01"').replace('region: CN,', '').replace('region: "CN",', ''),
    ['input', 'region']],
  ['one within a list', () => `mutation { recordOrders(input: { orders: [{ outletId: "${shop.webShopId}",
    fulfilment: WEB, currency: CNY, paidAt: "2026-09-01T04:00:00Z", lines: [
    { sku: "张三", unitPrice: "1.00" }] }] }) {
    results { created } } }`, ['input', 'orders', '0', 'externalNo']],
  ['a field that is unknown', () => enrolment('"1990-01-01"', 'shoe: 41'), ['input', 'shoe']],
  ['a default', () => `query($from: DateTime = "1990/01/01 张三") {
    orders(filter: { paidFrom: $from }) { totalCount } }`, ['$from']],
])('a literal written wrong is the caller\'s input at its path: %s', async (_what, document, path) => {
  const { errors } = await graph.ask(document());
  expect(errors).toEqual([expect.objectContaining({
    extensions: { code: 'BAD_USER_INPUT', path } })]);
});

it.each<[string, string, Record<string, unknown>, string[]]>([
  ['a day', 'query($from: DateTime) { orders(filter: { paidFrom: $from }) { totalCount } }',
    { from: '2026/03/01' }, ['filter', 'paidFrom']],
  ['a price', 'mutation($i: RecordOrdersInput!) { recordOrders(input: $i) { results { created } } }',
    { i: { orders: [{ externalNo: 'n', fulfilment: 'WEB', currency: 'CNY', paidAt: '2026-09-01T04:00:00Z',
      lines: [{ sku: 'RING-1', unitPrice: '1.00' }, { sku: 'RING-1', unitPrice: 8999 }] }] } },
    ['input', 'orders', '0', 'lines', '1', 'unitPrice']],
  ['a word of a list', 'query($filter: OrdersFilter) { orders(filter: $filter) { totalCount } }',
    { filter: { states: ['PAID', 'MISLAID'] } }, ['filter', 'states', '1']],
  ['a field that is missing', 'mutation($i: RecordOrdersInput!) { recordOrders(input: $i) { results { created } } }',
    { i: { orders: [{ fulfilment: 'WEB', currency: 'CNY', paidAt: '2026-09-01T04:00:00Z', lines: [
      { sku: 'n', unitPrice: '1.00' }] }] } },
    ['input', 'orders', '0', 'externalNo']],
  ['a field that is unknown', 'query($filter: OrdersFilter) { orders(filter: $filter) { totalCount } }',
    { filter: { 'shoe size of 张三': 41 } }, ['filter', 'shoe size of 张三']],
  ['nothing', 'query($id: ID!) { ...Q } fragment Q on Query { member(id: $id) { id } }', {}, ['id']],
])('a variable that its type does not take is refused as a whole at its path: %s', async (
  _what, document, variables, path,
) => {
  const { errors, data } = await graph.ask(document, variables);
  expect([data ?? null, errors]).toEqual([null, [expect.objectContaining({
    extensions: { code: 'BAD_USER_INPUT', path } })]]);
});

it('says nobody\'s name in any line, even of a bug that prints a whole row', async () => {
  const client = new pg.Client({ connectionString: graph.databaseUrl });
  await client.connect();
  await client.query(`alter table members.member add constraint nobody check (name !~ 'Zhang')`);
  await client.end();
  const { errors } = await graph.ask(enrolment('"1990-01-01"').replace('+86 138 0013 8000', '+8613800138000'));
  expect(errors![0]!.extensions['code']).toBe('INTERNAL');
  const bug = lines.find((line) => line.includes('23514'));
  expect(bug).toContain('nobody');
  expect(lines.filter((line) => PERSONAL.test(line))).toEqual([]);
});
