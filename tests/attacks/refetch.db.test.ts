import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType, isInputObjectType, isObjectType, Kind, parse, type ObjectTypeDefinitionNode,
} from 'graphql';
import { PERSON_SCOPES, scopesOfRoles } from '../../identity/index.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { ANONYMOUS, serviceActor, type Actor } from '../../subgraphs/kernel/actor.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import { OWNER, type Answer, type TestGraph } from '../kit/graph.ts';
import { houseSchemas } from '../kit/schemas.ts';
import { operator, person, tenant } from '../kit/subgraph.ts';
import { api } from './kit/api.ts';
import { callOf, literal } from './kit/paths.ts';
import { compileWithRelay } from './kit/relay-compiler.ts';
import { everyConnection, everyNode } from './kit/relay-modules.ts';
import { validInput } from './kit/valid-inputs.ts';
import { openFormat } from './kit/valid-engagement-inputs.ts';
import { startWorld } from './kit/start-world.ts';
import { NOW, type World } from './kit/world.ts';

const FILES = houseSchemas();
const DESK = readFileSync(join(import.meta.dirname, 'relay', 'member-desk.graphql'), 'utf8').replace(/^#.*$/gm, '');

let graph: TestGraph;
let world: World;
let ids: Record<string, string>;
let actors: readonly [string, Actor][];
beforeAll(async () => {
  ({ graph, world, ids } = await startWorld());
  // One whose first day is promised.
  ids = { ...ids, PlayfulFormat: await openFormat(world) };
  const { shop } = world;
  actors = [
    ['the owner', OWNER], ['an operator of one room', operator('orders:read')], ['an operator of nothing', operator()],
    ['a store manager', tenant(decodeId('frn', shop.franchiseId)!, ...scopesOfRoles(['manager']))],
    ['a partner', shop.partner], ['the member', person(decodeId('mem', world.memberId)!, ...PERSON_SCOPES)],
    ['a service', serviceActor('relay', [...SCOPES])], ['nobody', ANONYMOUS],
  ];
}, 600_000);
afterAll(() => graph.stop());

const codesOf = ({ errors = [] }: Answer): string[] =>
  [...new Set(errors.map(({ extensions }) => String(extensions['code'])))];

describe('what Relay sends', () => {
  it('finds every node again that its reader may see, and says FORBIDDEN to the others', async () => {
    const { operations } = await compileWithRelay(FILES.get('api.graphql')!, new Map(everyNode(api())));
    const seen = new Map<string, number>();
    for (const [name, query] of operations) {
      const type = name.replace(/AgainQuery$/, '');
      const scopes = scopesOf(type);
      for (const [who, actor] of actors) {
        const answer = await graph.ask(query, { id: ids[type] ?? ids['Member'] }, actor);
        const may = scopes === null ? actor.kind !== 'anonymous'
          : scopes.some((all) => all.every((scope) => (actor.scopes as readonly string[]).includes(scope)));
        const expected = may ? [] : [actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'];
        expect([type, who, codesOf(answer)]).toEqual([type, who, expected]);
        if (may && answer.data!['node'] !== null) seen.set(who, (seen.get(who) ?? 0) + 1);
      }
    }
    const countOf = (who: string): number => seen.get(who) ?? 0;
    expect(countOf('the owner')).toBe(Object.keys(ids).length);
    const readers = ['a store manager', 'a partner', 'the member'];
    expect(readers.filter((who) => countOf(who) > 2)).toEqual(readers);
    expect(countOf('nobody')).toBe(0);
  });

  it('scrolls every connection, as everybody', async () => {
    const { operations } = await compileWithRelay(FILES.get('api.graphql')!, new Map(everyConnection(api())));
    for (const [name, query] of operations) {
      const owner = Object.keys(ids).find((type) => name.startsWith(type)) ?? 'Member';
      for (const [who, actor] of actors) {
        const variables = { id: ids[owner], memberId: ids['Member'], filter: { programmeCode: 'CN' },
          day: NOW.slice(0, 10) };
        const answer = await graph.ask(query, variables, actor);
        const codes = codesOf(answer);
        const failures = codes.filter((code) => !['FORBIDDEN', 'UNAUTHENTICATED'].includes(code));
        expect([name, who, failures]).toEqual([name, who, []]);
        if (actor === OWNER) expect([name, codes]).toEqual([name, []]);
      }
    }
  });

  it('shows a front end\'s whole desk to whoever may read it, and changes what they may change', async () => {
    const { operations } = await compileWithRelay(FILES.get('api.graphql')!, new Map([['MemberDesk', DESK]]));
    for (const [name, query] of operations) {
      for (const [who, actor] of actors) {
        const { input } = name.endsWith('Mutation') ? await validInput(world, 'recordConsent') : { input: {} };
        const id = name.includes('Statement') ? ids['LoyaltyAccount'] : world.memberId;
        const answer = await graph.ask(query, { id, ids: Object.values(ids), input }, actor);
        const codes = codesOf(answer);
        if (actor.kind === 'anonymous') expect([name, codes]).toEqual([name, ['UNAUTHENTICATED']]);
        else expect([name, who, codes.filter((code) => code !== 'FORBIDDEN')]).toEqual([name, who, []]);
        if (['the owner', 'a service'].includes(who)) expect([name, who, codes]).toEqual([name, who, []]);
      }
    }
  });
});

const supergraph = new Map(parse(FILES.get('supergraph.graphql')!).definitions
  .flatMap((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION ? [[node.name.value, node] as const] : []));

/** What the type itself asks; null: to be signed in. */
function scopesOf(type: string): string[][] | null {
  const node: ObjectTypeDefinitionNode = supergraph.get(type)!;
  const value = node.directives?.find(({ name }) => name.value === 'requiresScopes')?.arguments?.[0]?.value;
  if (value?.kind !== Kind.LIST) return null;
  return value.values.map((all) => all.kind === Kind.LIST
    ? all.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : [])) : []);
}

const packed = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const AT = '2026-09-15T04:00:00.000000Z';
const UUID = '0197f000-0000-7000-8000-0000000000c1';

/** No list of this graph has given any of these out. */
const FORGED: readonly string[] = [
  '', ' ', 'x', '%', '王', '\u0000', 'null', 'WyJcdTAwMDAiXQ', packed(null), packed({}), packed([]), packed([[]]),
  packed([null]), packed([1]), packed([1, 2]), packed({ length: 2 }), packed(['\u0000']), packed(['\u0000', UUID]),
  packed([AT, '\u0000']), packed(['x'.repeat(501)]), packed([AT, UUID, 'more', 'and', 'more']), packed('text'),
  Buffer.from('["a"').toString('base64url'), Buffer.from([0xff, 0xfe, 0x00]).toString('base64url'), 'A'.repeat(5_000),
];
/** Of the right form perhaps, and of no list: a page or a refusal, never a failure. */
const STRANGE: readonly string[] = [
  ['2026-02-31T04:00:00.000000Z', UUID], [AT, UUID], [AT, 'no uuid'], ['infinity', UUID], ['-infinity', UUID], ['NaN',
    UUID],
  ['-1', UUID], ['9'.repeat(18), UUID], ['9'.repeat(19), UUID], ['1e400', UUID], ['1.5', UUID], ['294277-01-01', UUID],
  ['2026-09-15T04:00:00Z', UUID], ["'; drop table member; --", UUID], ['\ud800', UUID], ['', ''], [UUID, UUID],
    [UUID], ['x'], [''],
  ['\u202e', UUID], ['10000-01-01T00:00:00.000000Z', UUID], ['0000-01-01T00:00:00.000000Z', UUID], ['__proto__', UUID],
].map(packed);

interface List {
  readonly name: string;
  readonly query: string;
  readonly id: string | undefined;
}

/** Every field of the graph that goes on after a cursor, in a document with `$after`. */
function everyList(): List[] {
  return Object.values(api().getTypeMap()).filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields()).flatMap((field): List[] => {
      const way = field.args.find(({ name, type: of }) => name === 'after' || hasAfter(of));
      if (!way) return [];
      const paged = way.name !== 'after';
      const ask = `${callOf(type.name, field, (_at, { name, type: of }) => valueOf(name, paged)
        ?? (name === 'memberId' ? JSON.stringify(ids['Member']) : String(of).endsWith('!') ? literal(of) : null))} {
          __typename }`;
      const query = type.name === 'Query' ? `query ($after: String) { ${ask} }`
        : `query ($id: ID!, $after: String) { node(id: $id) { ... on ${type.name} { ${ask} } } }`;
      return [{ name: `${type.name}.${field.name}`, query, id: ids[type.name] }];
    }));
}

function valueOf(name: string, paged: boolean): string | null {
  if (name === 'after') return '$after';
  if (name === 'first') return '1';
  return name === 'page' && paged ? '{ size: 5, after: $after }' : null;
}

function hasAfter(type: unknown): boolean {
  const named = getNamedType(type as never);
  return isInputObjectType(named) && named.getFields()['after'] !== undefined;
}

describe('cursors that nobody gave out', () => {
  it('are BAD_USER_INPUT in every list of the graph', async () => {
    const lists = everyList();
    expect(lists.length).toBeGreaterThan(20);
    const found = await Promise.all(lists.map(async ({ name, query, id }) => {
      const wrong: unknown[] = [];
      for (const [index, after] of [...FORGED, ...STRANGE].entries()) {
        const codes = codesOf(await graph.ask(query, { id, after }));
        const isRight = String(codes) === 'BAD_USER_INPUT' || (index >= FORGED.length && codes.length === 0);
        if (!isRight) wrong.push([after.slice(0, 40), codes]);
      }
      return [name, wrong];
    }));
    expect(found.filter(([, wrong]) => (wrong as unknown[]).length > 0)).toEqual([]);
  }, 60_000);
});
