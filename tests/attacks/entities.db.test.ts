import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType, isLeafType, isObjectType, isUnionType, parse, type GraphQLInterfaceType,
} from 'graphql';
import { readRequirements, type RequirementMap } from '../../gateway/authorisation/requirements.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { type Actor, ANONYMOUS } from '../../subgraphs/kernel/actor.ts';
import { OWNER, type TestGraph } from '../kit/graph.ts';
import { houseSchemas } from '../kit/schemas.ts';
import { api } from './kit/api.ts';
import { callOf } from './kit/paths.ts';
import { startWorld } from './kit/start-world.ts';

/** A field of an entity as one subgraph serves it, asked without the gateway in front. */
interface EntityField {
  readonly subgraph: string;
  readonly type: string;
  readonly name: string;
  readonly selection: string;
  readonly scopes: readonly string[];
}

/** What each subgraph prints in its SDL; what owners ask of their type elsewhere, the gateway asks. */
function scopesOf(requirements: RequirementMap, ...keys: string[]): string[] {
  const found = keys.flatMap((key) => requirements.get(key) ?? []);
  return [...new Set(found.flatMap((one) => (one.kind === 'scopes' ? one.anyOf[0]! : [])))];
}

function entityFields(): EntityField[] {
  return SUBGRAPHS.flatMap(({ name: subgraph, built: { schema } }) => {
    const union = schema.getType('_Entity');
    if (!isUnionType(union)) return [];
    const asked = readRequirements(parse(houseSchemas().get(`${subgraph}.graphql`)!));
    return union.getTypes().filter(isObjectType).flatMap((type) =>
      Object.values(type.getFields()).flatMap((field): EntityField[] => {
        const target = getNamedType(field.type);
        const scopes = scopesOf(asked, type.name, `${type.name}.${field.name}`, target.name);
        if (field.name === 'id' || scopes.length === 0) return [];
        const inner = isLeafType(target) ? '' : ' { __typename }';
        return [{ subgraph, type: type.name, name: field.name, scopes,
          selection: `field: ${callOf(type.name, field)}${inner}` }];
      }));
  });
}

const FIELDS = entityFields();

/** What Relay's compiler makes of a refetchable fragment, for each kind of node. */
const NODES = api().getPossibleTypes(api().getType('Node') as GraphQLInterfaceType).map(({ name }) => name);
const REQUIREMENTS = readRequirements(parse(houseSchemas().get('supergraph.graphql')!));

let graph: TestGraph;
let ids: Record<string, string>;
beforeAll(async () => {
  ({ graph, ids } = await startWorld());
}, 600_000);
afterAll(() => graph.stop());

async function ask(field: EntityField, actor: Actor): Promise<any> {
  const document = parse(`query($r: [_Any!]!) { _entities(representations: $r) {
    ... on ${field.type} { ${field.selection} } } }`);
  const variables = { r: [{ __typename: field.type, id: ids[field.type] }] };
  const context = { requestId: 'r', actor, deadlineAt: Date.now() + 60_000 };
  return JSON.parse(JSON.stringify(await graph.runtimes.get(field.subgraph)!.port
    .execute({ document, variables, context })));
}

describe('a scoped field of an entity, asked of its subgraph without the gateway', () => {
  it('is in this list, whichever subgraph serves it', () => {
    expect(FIELDS.length).toBeGreaterThan(150);
    expect(new Set(FIELDS.map(({ subgraph }) => subgraph)).size).toBe(SUBGRAPHS.length);
  });

  it.each(FIELDS.map((field) => [`${field.type}.${field.name} of ${field.subgraph}`, field] as const))(
    '%s is closed to whom lacks a scope, and to nobody else', async (_name, field) => {
      for (const [code, actor] of [['UNAUTHENTICATED', ANONYMOUS] as const,
        ...field.scopes.map((lost) => ['FORBIDDEN', { ...OWNER,
          scopes: SCOPES.filter((scope) => scope !== lost) }] as const)]) {
        const { data, errors } = await ask(field, actor);
        expect([errors?.[0]?.extensions.code, data?._entities?.[0]?.field ?? null])
          .toEqual([code, null]);
      }
      const { errors } = await ask(field, { ...OWNER, scopes: [...SCOPES] });
      expect(['UNAUTHENTICATED', 'FORBIDDEN']).not.toContain(errors?.[0]?.extensions.code);
    });
});

describe('Relay finds each kind of node again', () => {
  it.each(NODES)('%s, for whoever may see it and nothing else', async (type) => {
    const query = `query Refetch($id: ID!) { node(id: $id) { __typename ...part id } } fragment part on ${type} { id }`;
    const scopes = scopesOf(REQUIREMENTS, type, `${type}.id`);
    const answer = (actor: Actor) => graph.ask(query, { id: ids[type] }, actor);
    expect(await answer({ ...OWNER, scopes })).toEqual({
      data: { node: { __typename: type, id: ids[type] } }, extensions: expect.anything() });
    for (const lost of scopes) {
      const { data, errors } = await answer({ ...OWNER, scopes: scopes.filter((scope) => scope !== lost) });
      expect([data?.node ?? null, errors?.[0]?.extensions['code']]).toEqual([null, 'FORBIDDEN']);
    }
  });
});
