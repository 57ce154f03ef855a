import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import { change, givePoints, openWorld, type World } from '../attacks/kit/world.ts';
import { OWNER, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { until } from '../kit/until.ts';
import { enrol, exampleOrder, record } from './shop.ts';

/** By which somebody would be found, each as it was told. */
const WORDS = {
  name: '司马相如', phone: '+8613900139555', email: 'sima@forgotten.example', externalId: 'union-forget-77',
  merged: 'union-forget-78',
};
const [SOUGHT] = [Object.values(WORDS)];

let graph: TestGraph;
let world: World;
let memberId: string;
let orderId: string;
beforeAll(async () => {
  graph = await startTestGraph({ shape: 'over HTTP' });
  world = await openWorld(graph);
  memberId = await someone();
  orderId = await withALife();
}, 120_000);
afterAll(() => graph.stop());

const contact = { phone: WORDS.phone, phoneVerified: true, email: WORDS.email, name: WORDS.name };
const someone = (key = `enrol-${WORDS.externalId}`) =>
  enrol(graph, world.shop, WORDS.externalId, { ...contact, idempotencyKey: key });

/** Orders, a return, points, a look, a claim, and a second membership that was merged. */
async function withALife(): Promise<string> {
  await graph.settled();
  const merged = await enrol(graph, world.shop, WORDS.merged, contact);
  expect(merged).toBe(memberId);
  const [sold] = await record(graph, world.shop, [exampleOrder(world.shop, WORDS.externalId, {
    externalNo: 'order-kept-1', note: `for ${WORDS.name}`, buyer: { externalId: WORDS.externalId } })]);
  await graph.settled();
  await change(world, 'adjustPoints', 'adjustment { id }', {
    memberId, points: 120, reason: `called ${WORDS.phone}`, idempotencyKey: world.fresh() });
  await givePoints(world, memberId, 500);
  await graph.get(`query($id: ID!) { member(id: $id) { contact(reason: "letter of ${WORDS.name}") { name } } }`,
    { id: memberId });
  await change(world, 'recordReturn', 'order { id }', {
    orderId: sold!.order!.id, returnNo: 'return-kept-1', reason: `${WORDS.name} did not like it`,
    returnedAt: '2026-09-10T04:00:00Z', idempotencyKey: world.fresh(), lines: [{ lineNo: 1, quantity: 1 }] });
  await graph.settled();
  return sold!.order!.id;
}

/** Where each word stands: every row of every table of the database, as text. */
async function places(): Promise<string[]> {
  const client = new pg.Client({ connectionString: graph.databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ word: string }>(`select distinct word from ${name} t,
        unnest($1::text[]) word where position(word in t::text) > 0`, [SOUGHT]);
      found.push(...rows.map(({ word }) => `${name}: ${word}`));
    }
    return found.sort();
  } finally {
    await client.end();
  }
}

const ERASURE = `query($id: ID!) { erasure(id: $id) { state awaits completedAt reason
  receipts { room tables { table deleted blanked kept } } } }`;

describe('who is forgotten', () => {
  it('is given everything first', async () => {
    const { memberExport: asked } = await change(world, 'requestMemberExport', 'memberExport { id }',
      { memberId, reason: 'by letter', idempotencyKey: 'give' });
    const read = () => graph.get(`query($id: ID!) { memberExport(id: $id) { state
      content(reason: "handing it out") } }`, { id: asked.id });
    await until(async () => (await read()).memberExport.state === 'READY', 30_000, 'an export');
    const { rooms } = JSON.parse((await read()).memberExport.content);
    expect(rooms.members.member.rows).toMatchObject([{ name: WORDS.name, phone: WORDS.phone }]);
    expect(rooms.members.channel_identity.rows.map((row: any) => row.external_id).sort())
      .toEqual([WORDS.externalId, WORDS.merged]);
    expect(rooms.orders.sales_order.rows).toMatchObject([{ external_no: 'order-kept-1' }]);
    expect(rooms.orders.order_line.rows).toHaveLength(3);
    expect(JSON.stringify(rooms)).not.toContain('cost_minor');
    expect(rooms.loyalty.points_adjustment.rows).toHaveLength(2);
    expect(rooms.members.contact_view.rows).not.toHaveLength(0);
  });

  it('is in no table of any room afterwards, and what adds up adds up', async () => {
    for (const word of SOUGHT) expect((await places()).join()).toContain(word);
    const { erasure: asked } = await change(world, 'requestErasure', 'erasure { id }', {
      memberId, reason: `letter of ${WORDS.name}`, withoutWaiting: true, idempotencyKey: 'forget' });
    const read = async () => (await graph.get(ERASURE, { id: asked.id })).erasure;
    await until(async () => (await read()).state === 'DONE', 30_000, 'a done erasure');
    await graph.settled();
    expect(await places()).toEqual([]);
    const done = await read();
    expect(done).toMatchObject({ awaits: [], reason: null });
    expect(done.receipts.map(({ room }: any) => room).sort())
      .toEqual(['campaigns', 'engagement', 'franchises', 'identity', 'insights', 'loyalty', 'members', 'orders',
        'outreach', 'plans', 'rewards', 'service', 'tradeins']);
    const { member, order } = await graph.get(`query($id: ID!, $order: ID!) { member(id: $id) { id }
      order(id: $order) { externalNo note totals { base { amount } } member { cardNumber } } }`,
    { id: memberId, order: orderId });
    expect([member, order.externalNo, order.note, order.member?.cardNumber ?? null])
      .toEqual([null, 'order-kept-1', null, null]);
  });

  it('does not come back by news that is told again', async () => {
    const client = new pg.Client({ connectionString: graph.databaseUrl });
    await client.connect();
    try {
      for (const room of ['orders', 'loyalty', 'franchises']) {
        await client.query(`insert into members.delivery (subscriber, lane, seq)
          select $1, 0, seq from members.event where aggregate_id = $2 and name <> 'word.changed.v1'
          on conflict do nothing`, [room, decodeId('mem', memberId)]);
      }
      await client.query(`select karat.wake('members', array['orders', 'loyalty', 'franchises'], array[0, 0, 0],
        array_fill(clock_timestamp(), array[3]), null)`);
    } finally {
      await client.end();
    }
    await graph.settled();
    expect(await places()).toEqual([]);
  });

  it('comes back as somebody new, without what was', async () => {
    const anew = await someone();
    expect(anew).not.toBe(memberId);
    await graph.settled();
    const { member } = await graph.get(`query($id: ID!) { member(id: $id) { loyalty { available }
      orders(first: 10) { edges { node { id } } } } }`, { id: anew }, OWNER);
    expect(member).toEqual({ loyalty: { available: 0 }, orders: { edges: [] } });
  });
});
