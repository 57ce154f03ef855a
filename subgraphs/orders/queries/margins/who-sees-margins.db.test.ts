import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, parse, type DefinitionNode } from 'graphql';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { SCOPES } from '../../../contracts/scopes.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { recordOrders } from '../../commands/record/record-orders.ts';
import { orders } from '../../index.ts';
import { people } from '../../persistence/people.ts';
import { FRANCHISE, MEMBER, openShop, POS, STORE, theOrder, TMALL } from '../../tests/shop.ts';

/** Every way in which somebody who is not finance might learn a cost or a margin from orders. */
const EVERY = Object.keys(SCOPES);
const OUTSIDERS: readonly [string, Actor][] = [
  ['head office without the scope', operator(...EVERY.filter((scope) => scope !== 'catalog:cost'))],
  ['a franchise, whatever scopes it was given', tenant(FRANCHISE, ...EVERY)],
  ['a channel, whatever scopes it was given', channel(TMALL, ...EVERY)],
  ['a member, whatever scopes it was given', person(MEMBER, ...EVERY)],
];
const SAID = /430000|4300\.00|469900|cost|margin/i;

let g: TestSubgraph;
beforeAll(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
  await g.runBatch(recordOrders, [theOrder({ orderDiscounts: [], buyer: { memberId: MEMBER } }),
    theOrder({ externalNo: 'P-1', channelId: POS, outlet: { id: STORE }, buyer: { memberId: MEMBER } })]
    .map((input) => ({ input })));
});
afterAll(() => g.stop());

const ORDERS = ['KEY', 'NET', 'MARGIN', 'MARGIN_BPS', 'PIECES', 'UNKNOWN_COST'];
const WHOLE = 'totalCount endCursor total { marginBps } items { sums { cost { amount } } }';
const report = (input: string, fields = WHOLE) =>
  `{ marginReport(input: { from: "2026-09-01", until: "2026-09-30", ${input} }) { ${fields} } }`;

describe.each(OUTSIDERS)('%s', (_, actor) => {
  const ask = (document: string) => g.query(document, {}, actor);

  it('has no report: not by a dimension, filter, order, page or count, nor by how a wrong one is refused', async () => {
    const ways = [
      ...ORDERS.map((order) => report(`by: [CLASS], order: ${order}`)),
      report('by: [PRODUCT, OUTLET]'), report('by: [DAY], filter: { marginClass: "A" }'),
      report('by: [CLASS]', 'totalCount'), report('by: [CLASS]', 'endCursor'),
      report('by: [CLASS]', '__typename'), report('by: []'), report('by: [DAY, DAY]'),
      report('by: [DAY], region: "XX"'), report('by: [DAY], filter: { productId: "nonsense" }'),
      report('by: [DAY], currency: HKD', 'others { currency net { amount } }'),
    ];
    for (const way of ways) {
      const { data, errors } = await ask(way);
      const codes = errors?.map(({ extensions }) => extensions?.['code']);
      expect([way, data ?? null, codes]).toEqual([way, null, ['FORBIDDEN']]);
    }
  });

  it('reads it from no line, order or summary', async () => {
    for (const field of ['cost', 'margin']) {
      const { data, errors } = await ask(`{ orders { items { lines { sku ${field} { amount } } } } }`);
      const lines = (data?.orders?.items ?? []).flatMap((order: any) => order.lines ?? []);
      expect(lines.map((line: any) => line[field] ?? null).filter(Boolean)).toEqual([]);
      // Either the whole is refused or the lines are there without it: nothing was left out by chance.
      expect(Boolean(errors?.length) || lines.length > 0).toBe(true);
    }
    for (const groupBy of ['DAY', 'CLASS', 'OUTLET', 'CHANNEL']) {
      const { data } = await ask(`{ salesSummary(from: "2026-09-01T00:00:00Z", to: "2026-10-01T00:00:00Z",
        groupBy: ${groupBy}) { key gross { amount } discounts { amount } base { amount } net { amount } } }`);
      expect(JSON.stringify(data)).not.toMatch(SAID);
    }
  });

  it('filters and sorts no list by it, and is told no more by the refusal', async () => {
    const wishes = ['sort: { by: MARGIN }', 'sort: { by: COST }',
      'filter: { costFrom: 1 }', 'filter: { marginBps: 1 }'];
    for (const args of wishes) {
      const { data, errors } = await ask(`{ orders(${args}) { totalCount } }`);
      expect([args, data ?? null, errors!.length > 0]).toEqual([args, null, true]);
      expect(JSON.stringify(errors)).not.toMatch(/4300|469900|430000/);
    }
  });
});

describe('no other road leads there', () => {
  it('the database grants restricted readers no column with a cost or a margin', async () => {
    const granted = await g.sql.all<{ name: string }>`select a.relname || '.' || c.attname as name
      from pg_class a join pg_attribute c on c.attrelid = a.oid and c.attnum > 0 and not c.attisdropped,
        pg_roles r where a.relnamespace = 'orders'::regnamespace and a.relkind = 'r'
        and r.rolname like '%orders_restricted'
        and has_column_privilege(r.oid, a.oid, c.attnum, 'select')`;
    const names = new Set(granted.map(({ name }) => name));
    expect(names.has('order_line.base_minor')).toBe(true);
    expect([...names].filter((name) => /cost|margin_(sum|delta)|known_net|item_fact/.test(name))).toEqual([]);
  });

  it('a member is given none with its data, and no audit record of orders has one', async () => {
    expect(JSON.stringify(people)).not.toMatch(/cost|margin_/);
    const records = await g.sql.all<{ after: unknown }>`select before, after from audit_record`;
    expect(records.length).toBeGreaterThan(1);
    expect(JSON.stringify(records)).not.toMatch(/cost|430000|469900/i);
  });

  it.each(['orders', 'catalog'])('the graph of %s asks for the scope wherever it speaks of them', (room) => {
    const { definitions } = parse(readFileSync(`schema/${room}.graphql`, 'utf8'));
    const asks = (node: object) => JSON.stringify(node).includes('catalog:cost');
    const isSecret = (name: string) => /cost|margin(?!Class)|bounds|leastBps/i.test(name);
    const open = definitions.flatMap((type: DefinitionNode) => {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
      if (type.directives && asks(type.directives)) return [];
      return (type.fields ?? []).filter(({ name, type: answers, directives }) => (isSecret(name.value)
        || /"Margin(?!Class)/.test(JSON.stringify(answers))) && !asks(directives ?? []))
        .map(({ name }) => `${type.name.value}.${name.value}`);
    });
    expect(open.filter((name) => !OPEN.has(name))).toEqual([]);
    expect(definitions.filter(asks).length).toBeGreaterThan(1);
    const taken = definitions.flatMap((type) => {
      const parts = type.kind === Kind.ENUM_TYPE_DEFINITION ? type.values
        : type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? type.fields : undefined;
      return (parts ?? []).filter(({ name }) => isSecret(name.value)).map((part) =>
        `${(type as { name: { value: string } }).name.value}.${part.name.value}`);
    });
    // What a margin report is asked for and by is taken by nothing else.
    expect(taken.filter((name) => !OPEN.has(name) && !name.startsWith('Margin'))).toEqual([]);
  });
});

/** What only takes a cost or a bound, or names a mutation: nothing is told by it. */
const OPEN = new Set(['Mutation.setItemCost', 'SetItemCostInput.cost', 'SetItemCostErrorCode.BEFORE_LAST_COST',
  'CatalogRulesInput.classBounds', 'ClassBoundInput.leastBps']);
