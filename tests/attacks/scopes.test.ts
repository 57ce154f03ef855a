import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType, isLeafType, isObjectType, isRequiredArgument, parse,
  type GraphQLInterfaceType, type GraphQLObjectType,
} from 'graphql';
import { readRequirements, type RequirementMap } from '../../gateway/authorisation/requirements.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { ANONYMOUS, type Actor } from '../../subgraphs/kernel/actor.ts';
import { houseSchemas } from '../kit/schemas.ts';
import { isLongRun } from '../kit/env.ts';
import { channel, operator, person, tenant } from '../kit/subgraph.ts';
import { api } from './kit/api.ts';
import { openBareGateway, type BareGateway } from './kit/bare-gateway.ts';
import { callOf, pathsFromQuery, typesFromQuery } from './kit/paths.ts';

const UUID = '018cc251-f400-7aaa-8aaa-00000000000f';
const KINDS: readonly [string, (...scopes: string[]) => Actor][] = [
  ['operator', operator], ['tenant', (...scopes) => tenant(UUID, ...scopes)],
  ['channel', (...scopes) => channel(UUID, ...scopes)],
  ['person', (...scopes) => person(UUID, ...scopes)],
];

const requirements: RequirementMap =
  readRequirements(parse(houseSchemas().get('supergraph.graphql')!));

interface Door {
  readonly coordinate: string;
  readonly scopes: readonly string[];
  /** Documents that reach it: by root, nested, node, alias, fragments, interface. */
  readonly documents: readonly string[];
}

/** Scopes that a field, its type or what it answers ask for; null when nothing is asked. */
function scopesOf(...keys: string[]): string[] | null {
  const found = keys.flatMap((key) => requirements.get(key) ?? []);
  if (found.length === 0) return null;
  return [...new Set(found.flatMap((one) => (one.kind === 'scopes' ? one.anyOf[0]! : [])))];
}

const MORE_WAYS = 3;
const PATHS = pathsFromQuery(api(), 3);
/** What a list inside an account holds lies deeper than everything else. */
const DEEPER = pathsFromQuery(api(), 4);

function documentsFor(type: GraphQLObjectType, selected: string): string[] {
  const root = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' }[type.name];
  if (root !== undefined) return shapes(root, type.name, selected, (text) => text);
  const near = PATHS.filter((path) => path.type === type.name);
  const all = near.length > 0 ? near : DEEPER.filter((path) => path.type === type.name);
  const ways = all.slice(0, MORE_WAYS);
  // However short the others are: by node, by nodes, and through another object.
  const further = [/^Query\.node\./, /^Query\.nodes\./, /^Query\.\w+\.\w/].flatMap((pattern) =>
    all.find((path) => pattern.test(path.name) && !ways.includes(path)) ?? []);
  return [
    ...ways.flatMap((path) => shapes('query', type.name, selected, path.around)),
    ...further.map((path) => `query { ${path.around(selected)} }`),
    ...throughInterface(type, selected),
  ];
}

/** As a fragment on the interface, inside which the type is told apart. */
function throughInterface(type: GraphQLObjectType, selected: string): string[] {
  if (!type.getInterfaces().some(({ name }) => name === 'Node')) return [];
  const inner = `... on Node { ... on ${type.name} { ${selected} } }`;
  return [`query { node(id: "x") { ${inner} } }`, `query { nodes(ids: ["x"]) { ...Any } }
    fragment Any on Node { ... on ${type.name} { again: ${selected} } }`];
}

function shapes(
  root: string, type: string, selected: string, around: (selection: string) => string,
): string[] {
  return [
    around(selected), around(`other: ${selected}`),
    around(`... on ${type} { ${selected} }`), around(`... { ... on ${type} { ${selected} } }`),
    around(selected.replace(/( \{ __typename \})?$/, ' @skip(if: true)$1')),
    around(`... @include(if: false) { ${selected} }`),
  ].map((text) => `${root} { ${text} }`).concat(
    `${root} { ${around('...Hidden')} } fragment Hidden on ${type} { ...Deeper }
     fragment Deeper on ${type} { ${selected} }`);
}

/** Every field of the graph that asks something of whoever asks. */
function doors(): Door[] {
  return Object.values(api().getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    return Object.values(type.getFields()).flatMap((field): Door[] => {
      const target = getNamedType(field.type);
      const scopes = scopesOf(type.name, `${type.name}.${field.name}`, target.name);
      if (scopes === null) return [];
      const selected = `${callOf(type.name, field)}${isLeafType(target) ? '' : ' { __typename }'}`;
      return [{ coordinate: `${type.name}.${field.name}`, scopes,
        documents: documentsFor(type, selected) }];
    });
  });
}

const DOORS = doors();

let bare: BareGateway;
beforeAll(async () => { bare = await openBareGateway(); }, 120_000);
afterAll(() => bare.gateway.close());

/** Whoever lacks it: of each kind all but one of the scopes, and none at all. */
function without(scopes: readonly string[]): [string, Actor][] {
  return KINDS.flatMap(([kind, make]) => [[`${kind} without any`, make()] as [string, Actor],
    ...scopes.map((lost): [string, Actor] => [`${kind} without ${lost}`,
      make(...SCOPES.filter((scope) => scope !== lost))])]);
}

async function answer(query: string, actor: Actor) {
  const { data, errors } = await bare.gateway.execute({ query, actor });
  return { data: data ?? null, code: errors?.[0]?.extensions?.['code'] ?? null, errors };
}

describe('each scoped field of the graph', () => {
  it('of each type with an id is reached by node, nodes and fragments on the interface', () => {
    for (const { name } of api().getPossibleTypes(api().getType('Node') as GraphQLInterfaceType)) {
      const documents = DOORS.filter(({ coordinate }) => coordinate.startsWith(`${name}.`))
        .flatMap((door) => door.documents).join('\n');
      for (const way of ['node(id: "x") { ...', 'nodes(ids: ["x"]) { ...', '... on Node {',
        'fragment Any on Node', 'fragment Hidden on', 'other: ']) {
        expect([name, documents.includes(way) && way]).toEqual([name, way]);
      }
    }
  });

  it('is in this list, with a way to it', () => {
    const unreachable = DOORS.filter(({ documents }) => documents.length === 0);
    // What only payloads of mutations and events of subscriptions hold is behind their own scope.
    const asked = typesFromQuery(api());
    for (const { coordinate } of unreachable) {
      const [type] = coordinate.split('.');
      expect([coordinate, asked.has(type!)]).toEqual([coordinate, false]);
    }
    expect(DOORS.length).toBeGreaterThan(300);
    expect(bare.gateway.provenFields).toBeGreaterThanOrEqual(DOORS.length - unreachable.length);
    for (const key of requirements.keys()) {
      const [type, field] = key.split('.');
      if (!api().getType(type!)) continue;
      expect(DOORS.some((door) => (field ? door.coordinate === key
        : door.coordinate.startsWith(`${type}.`)))).toBe(true);
    }
  });

  it.each(DOORS.map((door) => [door.coordinate, door] as const))('%s', async (_name, door) => {
    const before = bare.calls();
    for (const [place, document] of door.documents.entries()) {
      const nobody = await answer(document, ANONYMOUS);
      expect([nobody.data, nobody.code, document]).toEqual([null, 'UNAUTHENTICATED', document]);
      if (door.scopes.length === 0) continue;
      // Everybody by the first way; by the others each kind in turn: the border asks neither for way nor for kind.
      const strangers = without(door.scopes);
      const asking = place === 0 || isLongRun() ? strangers
        : strangers.filter((_stranger, index) => index % KINDS.length === place % KINDS.length);
      for (const [who, actor] of asking) {
        const { data, code } = await answer(document, actor);
        expect([data, code, who, document]).toEqual([null, 'FORBIDDEN', who, document]);
      }
    }
    expect(bare.calls()).toBe(before);
  });

  const open = DOORS.filter(({ documents }) => documents.length > 0);
  it.each(open.map((door) => [door.coordinate, door] as const))(
    '%s opens for who has them', async (_name, door) => {
      const { code } = await answer(door.documents[0]!, operator(...SCOPES));
      expect(['UNAUTHENTICATED', 'FORBIDDEN']).not.toContain(code);
    });
});

describe('what is meant for the gateway alone', () => {
  it.each(['{ _entities(representations: []) { __typename } }', '{ _service { sdl } }',
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Member { displayName } } }'])(
    'cannot be asked from outside: %s', async (query) => {
      const { data, code } = await answer(query, operator(...SCOPES));
      expect([data, code]).toEqual([null, 'GRAPHQL_VALIDATION_FAILED']);
    });

  it('is in no public type', () => {
    for (const name of ['_Any', '_Entity', '_Service', 'join__Graph', 'link__Import']) {
      expect(api().getType(name)).toBeUndefined();
    }
    for (const field of Object.values(api().getQueryType()!.getFields())) {
      expect(field.name.startsWith('_')).toBe(false);
      expect(field.args.filter(isRequiredArgument).every(({ name }) => !name.startsWith('_')))
        .toBe(true);
    }
  });
});
