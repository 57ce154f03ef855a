import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startWorld } from '../attacks/kit/start-world.ts';
import type { World } from '../attacks/kit/world.ts';
import { OWNER, SHAPES, type TestGraph } from '../kit/graph.ts';
import { tenant } from '../kit/subgraph.ts';
import { until } from '../kit/until.ts';

/** Members first, then loyalty and orders side by side, then the products of the lines. */
const DEEP = `query Deep($id: ID!) { member(id: $id) { id loyalty { available tier { tier { code } } }
  orders(first: 3) { edges { node { lines { item { product { nameZh } } } } } } } }`;

describe.each(SHAPES)('a caller who hangs up on the whole graph, %s', (shape) => {
  let graph: TestGraph;
  let world: World;
  let client: pg.Client;
  beforeAll(async () => {
    ({ graph, world } = await startWorld({ shape }));
    client = new pg.Client({ connectionString: graph.databaseUrl });
    await client.connect();
  }, 600_000);
  afterAll(async () => {
    await client.end();
    await graph.stop();
  });

  const count = async (condition: string): Promise<number> => Number((await client.query(
    `select count(*) as n from pg_stat_activity where datname = current_database() and ${condition}`))
    .rows[0].n);
  const statements = (name: string): number => graph.runtimes.get(name)!.database.statements.count;

  it.each(['head office', 'a franchise'])('%s: nothing more is begun, nothing stays open', async (who) => {
    const actor = who === 'head office' ? undefined : tenant(world.shop.franchiseUuid,
      'members:read', 'loyalty:read', 'orders:read', 'catalog:read');
    const whole = await graph.get(DEEP, { id: world.memberId }, actor);
    expect(whole.member.orders.edges.length).toBeGreaterThan(0);
    const before = statements('catalog');
    const controller = new AbortController();
    // Orders waits at its first table; while it does, the caller goes.
    await client.query('begin; lock table orders.sales_order in access exclusive mode');
    const asked = graph.house.gateway.execute({ query: DEEP, variables: { id: world.memberId },
      actor: actor ?? OWNER, signal: controller.signal });
    await until(async () => await count(`application_name = 'karat_orders' and wait_event_type = 'Lock'`) > 0);
    controller.abort();
    const { data, errors } = await asked;
    expect(errors?.[0]?.extensions?.['code']).toBe('CANCELLED');
    expect((data as any)?.member?.orders ?? null).toBeNull();
    await client.query('rollback');
    await until(async () => await count(`application_name like 'karat_%' and state <> 'idle'
      and application_name <> 'karat_worker'`) === 0);
    expect(statements('catalog')).toBe(before);
    expect(await graph.get(DEEP, { id: world.memberId }, actor)).toEqual(whole);
  });
});
