import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodePrefixesOf } from '../../gateway/schema-files.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import type { SubgraphPort } from '../../subgraphs/kernel/port.ts';
import { createHttpPort } from '../../subgraphs/kernel/server/http-port.ts';
import { DEFAULT_LIMITS } from '../../gateway/limits/limits.ts';
import { startWorld } from '../attacks/kit/start-world.ts';
import type { World } from '../attacks/kit/world.ts';
import { OWNER, SHAPES, type TestGraph } from '../kit/graph.ts';
import { codeWithout, without as withoutSubgraph } from './without.ts';

const WIDE = `query Wide($id: ID!) { member(id: $id) { displayName
  loyalty { available } attribution { headOffice } orders(first: 1) { edges { node { externalNo } } } }
  goldBoard(region: "CN") { id } }`;

describe.each(SHAPES)('when a subgraph does not answer, %s', (shape) => {
  let graph: TestGraph;
  let world: World;
  let ids: Record<string, string>;
  beforeAll(async () => {
    ({ graph, world, ids } = await startWorld({ shape }));
  }, 600_000);
  afterAll(() => graph.stop());

  const ports = () => graph.house.ports as Map<string, SubgraphPort>;

  const without = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    withoutSubgraph(graph, shape, name, work);

  const code = codeWithout(shape);

  it('the rest is answered, and the gap has a code and a path', async () => {
    const whole = await graph.get(WIDE, { id: world.memberId });
    const { data, errors } = await without('loyalty', () =>
      graph.ask(WIDE, { id: world.memberId }));
    expect(data).toEqual({ ...whole, member: { ...whole.member, loyalty: null } });
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions['code']).toBe(code);
    expect(errors![0]!.path).toEqual(['member', 'loyalty']);
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    expect(await graph.get(WIDE, { id: world.memberId })).toEqual(whole);
  });

  it.each(SUBGRAPHS.map(({ name }) => name))('without %s the others answer nodes', async (name) => {
    const owners = [...nodePrefixesOf(SUBGRAPHS).values()];
    const { data, errors } = await without(name, () => graph.ask(
      'query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }',
      { ids: owners.map(({ typename }) => ids[typename]) }));
    expect(data.nodes).toEqual(owners.map(({ typename, subgraph }) =>
      (subgraph === name ? null : { __typename: typename })));
    expect(errors!.length).toBeGreaterThan(0);
    for (const { extensions } of errors!) expect(extensions['code']).toBe('SUBGRAPH_UNAVAILABLE');
  });

  it('a write is refused by a code and not tried twice', async () => {
    let calls = 0;
    const port = ports().get('loyalty')!;
    const { errors } = await without('loyalty', async () => {
      const dead = ports().get('loyalty')!;
      ports().set('loyalty', { ...dead, execute: (request) => {
        calls += 1;
        return dead.execute(request);
      } });
      return graph.ask(`mutation($id: ID!) { adjustPoints(input: { memberId: $id, points: 1,
        reason: "x", idempotencyKey: "dead" }) { userErrors { code } } }`, { id: world.memberId });
    });
    expect([calls, errors![0]!.extensions['code']]).toEqual([1, code]);
    expect(ports().get('loyalty')).toBe(port);
  });

  it('a circuit opens, answers at once, and closes again', async () => {
    const slow = ports().get('catalog')!;
    const ask = () => graph.ask(`{ goldBoard(region: "CN") { id } }`);
    const metrics = () => graph.house.gateway.registry.metrics();
    await without('catalog', async () => {
      const dead = createHttpPort({ name: 'catalog', url: 'http://127.0.0.1:9', sign: () => 'x' });
      ports().set('catalog', dead);
      for (let count = 0; count < DEFAULT_LIMITS.breakerFailures; count += 1) await ask();
      expect(await metrics()).toMatch(/open_circuits 1/);
      let called = false;
      ports().set('catalog', { ...slow, execute: (request) => {
        called = true;
        return slow.execute(request);
      } });
      const { errors } = await ask();
      expect([called, errors![0]!.extensions['code']]).toEqual([false, 'SUBGRAPH_UNAVAILABLE']);
      await dead.close();
    });
    expect((await ask()).errors![0]!.extensions['code']).toBe('SUBGRAPH_UNAVAILABLE');
    graph.clock.set(new Date(graph.clock.now().getTime() + DEFAULT_LIMITS.breakerOpenMs + 1));
    expect((await ask()).errors).toBeUndefined();
    expect(await metrics()).toMatch(/open_circuits 0/);
  });
});

describe('ids of all kinds', () => {
  let graph: TestGraph;
  let ids: Record<string, string>;
  beforeAll(async () => {
    ({ graph, ids } = await startWorld());
  }, 600_000);
  afterAll(() => graph.stop());

  const owners = [...nodePrefixesOf(SUBGRAPHS)];
  it.each(owners.map(([prefix, { typename }]) => [typename, prefix] as const))(
    'node finds a %s, and what is unknown or malformed looks the same', async (typename, prefix) => {
      const query = 'query($id: ID!) { node(id: $id) { __typename id } }';
      expect(await graph.get(query, { id: ids[typename] }))
        .toEqual({ node: { __typename: typename, id: ids[typename] } });
      const body = ids[typename]!.slice(prefix.length + 1);
      for (const id of [`${prefix}_01hk153x00ffffffffffffffff`, `${prefix}_${body}x`, prefix,
        `${prefix}_${body.slice(1)}`, `${prefix.toUpperCase()}_${body}`, `${prefix}_${body.toUpperCase()}`,
        ` ${ids[typename]}`, `xyz_${body}`, body, '']) {
        const answer = await graph.ask(query, { id });
        expect([id, answer.data, answer.errors]).toEqual([id, { node: null }, undefined]);
      }
    });

  it('nodes keep their order, repeat what is repeated, and are at most 100', async () => {
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }';
    const { nodes } = await graph.get(query, { ids: [ids['Order'], 'x', ids['Member'], ids['Order']] });
    expect(nodes).toEqual([{ __typename: 'Order' }, null, { __typename: 'Member' },
      { __typename: 'Order' }]);
    const many = await graph.ask(query, { ids: Array.from({ length: 101 }, () => 'x') });
    expect(many.errors![0]!.extensions['code']).toBe('LIMIT_EXCEEDED');
  });

  it('cost and what is left are told with each answer', async () => {
    const first: any = await graph.ask('{ members(page: { size: 5 }) { items { id } } }', {}, OWNER);
    const second: any = await graph.ask('{ members(page: { size: 5 }) { items { id } } }', {}, OWNER);
    const { cost } = second.extensions;
    expect(cost.requested).toBe(first.extensions.cost.requested);
    expect(cost.requested).toBeGreaterThan(5);
    expect(cost.remaining).toBeLessThan(1e9);
    const dear = await graph.ask(`{ members(page: { size: 100 }) { items {
      orders(first: 100) { edges { node { lines { sku name } } } } } } }`);
    expect(dear.errors![0]!.extensions['code']).toBe('COST_EXCEEDED');
    expect(dear.data ?? null).toBeNull();
  });
});
