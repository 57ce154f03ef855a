import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { enrol, exampleOrder, openShop, record } from '../graph/shop.ts';
import { startTestGraph, type TestGraph } from '../kit/graph.ts';
import { endLaunched, launch, newDataDir } from '../kit/launcher.ts';
import { testDatabase, type TestDatabase } from '../kit/postgres.ts';
import { startBouncer, type Bouncer, type PoolMode } from './bouncer.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(endLaunched);
afterAll(async () => { for (const stop of stops.toReversed()) await stop(); });

async function bounced(mode: PoolMode): Promise<{ database: TestDatabase; bouncer: Bouncer }> {
  const database = await testDatabase();
  const bouncer = await startBouncer(database.url, mode);
  stops.push(() => database.drop(), () => bouncer.stop());
  return { database, bouncer };
}

/** Every table that is there, with its owner. */
async function tablesOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(`
    select schemaname || '.' || tablename || ' of ' || tableowner as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`).finally(() => client.end());
  return rows.map(({ name }) => name);
}

describe('the launcher behind PgBouncer', () => {
  let direct: string[];
  beforeAll(async () => {
    const database = await testDatabase();
    stops.push(() => database.drop());
    direct = await opened({ DATABASE_URL: database.url }, database.url);
  }, 60_000);

  async function opened(variables: Record<string, string>, url: string): Promise<string[]> {
    const house = await launch(newDataDir(), { LOG_LEVEL: 'warn', ...variables });
    await house.ready();
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
    return tablesOf(url);
  }

  it('makes the same tables in session mode', async () => {
    const { database, bouncer } = await bounced('session');
    expect(await opened({ DATABASE_URL: bouncer.urlOf(database.url) }, database.url)).toEqual(direct);
  });

  it('makes the same tables in transaction mode, with the way past it', async () => {
    const { database, bouncer } = await bounced('transaction');
    expect(await opened({
      DATABASE_URL: bouncer.urlOf(database.url), KARAT_DIRECT_DATABASE_URL: database.url,
    }, database.url)).toEqual(direct);
  });

  it('refuses transaction mode alone in one line, and has made nothing', async () => {
    const { database, bouncer } = await bounced('transaction');
    const through = bouncer.urlOf(database.url);
    for (const [variables, said] of [
      [{ DATABASE_URL: through },
        /^POOLER_UNFIT: DATABASE_URL leads through a pooler that shares sessions .* → Set KARAT_DIRECT_DATABASE_URL/],
      [{ DATABASE_URL: through, KARAT_DIRECT_DATABASE_URL: through },
        /^POOLER_UNFIT: KARAT_DIRECT_DATABASE_URL leads through/],
    ] as const) {
      const house = await launch(newDataDir(), { LOG_LEVEL: 'silent', ...variables });
      expect(await house.ended()).toBe(1);
      expect(house.err()).toMatch(said);
      expect(house.err().trim().split('\n')).toHaveLength(1);
    }
    expect(await tablesOf(database.url)).toEqual([]);
  });

  it('refuses two addresses of different databases', async () => {
    const { database, bouncer } = await bounced('transaction');
    const other = await testDatabase();
    stops.push(() => other.drop());
    const house = await launch(newDataDir(), { LOG_LEVEL: 'silent',
      DATABASE_URL: bouncer.urlOf(database.url), KARAT_DIRECT_DATABASE_URL: other.url });
    expect(await house.ended()).toBe(1);
    expect(house.err())
      .toMatch(/^POOLER_UNFIT: DATABASE_URL and KARAT_DIRECT_DATABASE_URL lead to different databases\./);
  });
});

describe.each(['session', 'transaction'] as const)('the graph behind PgBouncer in %s mode', (mode) => {
  let bouncer: Bouncer;
  let graph: TestGraph;
  beforeAll(async () => {
    const any = await testDatabase();
    bouncer = await startBouncer(any.url, mode);
    await any.drop();
    graph = await startTestGraph({ pooler: { urlOf: bouncer.urlOf, shares: mode === 'transaction' } });
  }, 120_000);
  afterAll(async () => {
    await graph.stop();
    await bouncer.stop();
  });

  it('sells, books points by events, and shows each reader its own', async () => {
    const shop = await openShop(graph);
    const members = await Promise.all(Array.from({ length: 12 }, (_, index) => enrol(graph, shop, `m-${index}`)));
    const sold = await Promise.all(members.map((_, index) => record(graph, shop, [exampleOrder(shop, `m-${index}`)])));
    expect(sold.flat().map(({ created, userErrors }) => [created, userErrors])).toEqual(members.map(() => [true, []]));
    await graph.settled();
    // Many readers of different sight at once, on a handful of sessions.
    const points = `query($id: ID!) { member(id: $id) { loyalty { pending } } orders { totalCount } }`;
    const seen = await Promise.all(members.flatMap((id) => [undefined, shop.partner].map((actor) =>
      graph.get(points, { id }, actor))));
    expect(new Set(seen.map((one) => one.member.loyalty.pending)).size).toBe(1);
    expect(seen[0].member.loyalty.pending).toBeGreaterThan(0);
    expect(seen.map((one) => one.orders.totalCount)).toEqual(seen.map(() => members.length));
    const stranger = { ...shop.partner, channelId: '0197f000-0000-7000-8000-0000000000c9' };
    const others = await Promise.all(members.map((id) => graph.ask(points, { id }, stranger)));
    expect(others.map(({ data }) => [data?.member, data?.orders.totalCount])).toEqual(members.map(() => [null, 0]));
  });
});
