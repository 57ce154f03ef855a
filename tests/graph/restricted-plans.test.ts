import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { seedCatalog } from '../../subgraphs/catalog/seed.ts';
import { seedFranchises } from '../../subgraphs/franchises/seed.ts';
import { seedMembers } from '../../subgraphs/members/seed.ts';
import { seedOrders } from '../../subgraphs/orders/seed.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { startTestGraph, type TestGraph } from '../kit/graph.ts';
import { sentAs } from './sent-documents.ts';

const SEEDS = [['franchises', seedFranchises], ['catalog', seedCatalog], ['members', seedMembers],
  ['orders', seedOrders]] as const;
/** Smaller tables are rightly read whole. */
const LARGE = 1_000;

/** Of many members, few belong to each of these. */
interface Reader { readonly actor: Actor; readonly memberId: string; readonly orderId: string }

let graph: TestGraph;
let database: pg.Client;
let readers: Record<'franchise' | 'channel' | 'member', Reader>;
beforeAll(async () => {
  graph = await startTestGraph({ now: '2026-09-15T04:00:00Z' });
  database = new pg.Client({ connectionString: graph.databaseUrl });
  await database.connect();
  for (const [name, seed] of SEEDS) {
    const { handlers } = graph.runtimes.get(name)!;
    await seed({ ...handlers, now: graph.clock.now(), scale: { members: 2_000, products: 60 },
      progress: () => undefined });
  }
  await graph.settled();
  await database.query('analyze');
  readers = await findReaders();
}, 120_000);
afterAll(async () => {
  await database.end();
  await graph.stop();
});

const all = async (sql: string): Promise<Record<string, any>[]> => (await database.query(sql)).rows;

/** A franchise's home member, a channel's buyer, and a member itself, each with an order. */
async function findReaders(): Promise<typeof readers> {
  const scopes = SCOPES.filter((scope) => /:(read|rebates)$/.test(scope));
  const [home] = await all(`select v.tenant_id, v.person_id, min(o.id::text) as id
    from orders.person_visibility v join orders.sales_order o on o.member_id = v.person_id
    where v.tenant_id is not null group by 1, 2 order by count(*) desc limit 1`);
  const [sold] = await all(`select o.channel_id, o.member_id, o.id from
    orders.sales_order o join orders.person_visibility v on v.person_id = o.member_id
    where v.channel_ids @> array[o.channel_id] limit 1`);
  const reader = (actor: Omit<Actor, 'id' | 'name' | 'scopes' | 'roles'>, member: string, order: string) => ({
    actor: { ...actor, id: 'reader', name: 'Reader', scopes, roles: [] },
    memberId: encodeId('mem', member), orderId: encodeId('ord', order),
  });
  return {
    franchise: reader({ kind: 'tenant', tenantId: home!['tenant_id'] }, home!['person_id'], home!['id']),
    channel: reader({ kind: 'channel', channelId: sold!['channel_id'] }, sold!['member_id'], sold!['id']),
    member: reader({ kind: 'person', personId: sold!['member_id'] }, sold!['member_id'], sold!['id']),
  };
}

/** Rows that were read by going through a table from its beginning, by table. */
async function wholeReads(): Promise<Map<string, number>> {
  // Connections tell their numbers when they are asked to, each for itself: so all of them are.
  await Promise.all([...graph.runtimes.values()].flatMap(({ database }) => [1, 2, 3, 4].map(() =>
    database.sql.all`select pg_stat_force_next_flush(), pg_sleep(0.1)`)));
  await all('select pg_stat_force_next_flush()');
  const rows = await all(`select schemaname || '.' || relname as name,
    seq_tup_read::int as read from pg_stat_user_tables where n_live_tup >= ${LARGE}`);
  return new Map(rows.map((row) => [row['name'], row['read']]));
}

const ASKED: readonly [string, (reader: Reader) => Record<string, unknown>][] = [
  ['MemberList', () => ({ page: { number: 1, size: 25 } })],
  ['MemberList', () => ({ filter: { search: '王' } })],
  ['MemberPage', ({ memberId }) => ({ id: memberId })],
  ['MemberStory', ({ memberId }) => ({ id: memberId })],
  ['MemberStatement', ({ memberId }) => ({ id: memberId, first: 25 })],
  ['MemberViews', ({ memberId }) => ({ id: memberId })],
  ['OrderList', () => ({ page: { number: 1, size: 25 } })],
  ['OrderPage', ({ orderId }) => ({ id: orderId })],
  ['OrderRebates', ({ orderId }) => ({ id: orderId })],
  ['RebateList', () => ({ page: { number: 1, size: 25 } })],
  ['HomeMembers', () => ({ region: 'CN', since: '2026-09-01T00:00:00Z' })],
  ['HomeOrders', () => ({ region: 'CN', today: '2026-09-14T16:00:00Z', week: '2026-09-08T16:00:00Z',
    month: '2026-08-31T16:00:00Z', to: '2026-09-15T04:00:00Z' })],
];

it('has tables large enough to notice', async () => {
  const names = [...(await wholeReads()).keys()];
  expect(names).toEqual(expect.arrayContaining(['members.member', 'loyalty.account',
    'loyalty.lot', 'orders.sales_order', 'orders.order_line', 'franchises.attribution']));
});

it.each((['franchise', 'channel', 'member'] as const).flatMap((who) =>
  ASKED.map(([name, variables], place) => [who, name, place, variables] as const)))(
  'what a %s sees by %s (%#) is found without reading what it does not see',
  async (who, name, _place, variables) => {
    const before = await wholeReads();
    const { actor } = readers[who];
    const { data, errors } = await graph.ask(sentAs(name), variables(readers[who]), actor);
    expect([Object.values(data ?? {}).every(Boolean), errors]).toEqual([true, undefined]);
    const after = await wholeReads();
    expect([...after].filter(([table, read]) => read - (before.get(table) ?? 0) >= LARGE)).toEqual([]);
  }, 20_000);

const WALKED = {
  members: 'members(page: $page) { totalCount endCursor items { id } }',
  orders: 'orders(page: $page) { totalCount endCursor items { id } }',
  rebates: 'rebates(page: $page) { totalCount endCursor items { id } }',
};

it.each((['franchise', 'channel', 'member'] as const).flatMap((who) =>
  Object.entries(WALKED).map(([list, asked]) => [who, list, asked] as const)))(
  'a %s is told as many %s as it finds page by page', async (who, list, asked) => {
    const ids: string[] = [];
    let after: string | null = null;
    let totalCount = 0;
    do {
      const page: any = (await graph.get(`query Walk($page: PageInput) { ${asked} }`,
        { page: { size: 100, after } }, readers[who].actor))[list];
      ids.push(...page.items.map(({ id }: { id: string }) => id));
      ({ endCursor: after, totalCount } = page);
    } while (after !== null);
    expect([new Set(ids).size, ids.length]).toEqual([totalCount, totalCount]);
    expect(totalCount > 0).toBe(list !== 'rebates' || who === 'franchise');
  });

it('goes on when an upgrade adds columns under plans that are kept', async () => {
  const ask = () => Promise.all(Object.values(readers).flatMap((reader) =>
    ASKED.map(([name, variables]) => graph.get(sentAs(name), variables(reader), reader.actor))));
  const before = await ask();
  const tables = await all(`select schemaname || '.' || relname as name from pg_stat_user_tables
    where schemaname in ('members', 'loyalty', 'catalog', 'orders', 'franchises', 'campaigns')
      and not exists (select 1 from pg_inherits where inhrelid = relid)`);
  for (const { name } of tables as { name: string }[]) {
    await all(`alter table ${name} add column of_next_year integer`);
  }
  expect(await ask()).toEqual(before);
}, 60_000);
