import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute, GraphQLError, Kind, parse, print, validate, type DocumentNode, type ExecutionResult,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode,
} from 'graphql';
import type { SubgraphPort } from '../../../subgraphs/kernel/port.ts';

/** A thing of the world. A text `@Type:key` among its values is another thing. */
export type Thing = Readonly<Record<string, unknown>>;
export type World = Readonly<Record<string, readonly Thing[]>>;

export interface PeerSubgraph {
  readonly sdl: string;
  /** Federation 1: the text as it is, without a link to the specification. */
  readonly isFirst?: boolean;
  /** Query and mutation fields; everything else is read from the world. */
  readonly roots?: Readonly<Record<string, (args: any) => unknown>>;
  /** `Type.field`: worked out of what the gateway brought along, by its representation. */
  readonly computed?: Readonly<Record<string, (given: any, args: any) => unknown>>;
  /** `Type.field`, external here and answered all the same, since a root or a field provides it. */
  readonly provided?: readonly string[];
  /** `Type.field` that must not be asked here though the schema would allow it. */
  readonly never?: readonly string[];
  /** Answers every fetch of entities with an error that names no field of it. */
  readonly isAway?: boolean;
  /** Says of every fetch of entities that it does not know what is asked. */
  readonly refuses?: boolean;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable",
  "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@extends"])\n`;

export const sdlOf = ({ sdl, isFirst }: PeerSubgraph): string => (isFirst ? sdl : LINK + sdl);

type TypeNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode | InterfaceTypeExtensionNode;

/** A subgraph that knows of the world exactly what its SDL says, and fails when it is asked for more. */
export function peerPort(name: string, subgraph: PeerSubgraph, world: World): SubgraphPort {
  const typeDefs = parse(sdlOf(subgraph));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolversOf(subgraph, typeDefs, world) as never }]);
  return {
    name,
    execute: async ({ document, variables, operationName }) => {
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors };
      const refusal = refusalOf(subgraph);
      if (refusal && print(document).includes('_entities')) return refusal;
      return await execute({ schema, document, variableValues: variables, operationName });
    },
    deliver: () => Promise.resolve([]), deadLetters: () => Promise.resolve([]),
    waiting: () => Promise.resolve([]), replayDeadLetters: () => Promise.resolve(0),
    auditRecords: () => Promise.resolve([]),
  };
}

function refusalOf({ isAway, refuses }: PeerSubgraph): ExecutionResult | undefined {
  if (isAway) return { data: { _entities: null }, errors: [new GraphQLError('no _entities', { path: ['_entities'] })] };
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
  return refuses ? { errors: [new GraphQLError('Cannot query field "_entities" on type "Query".', { extensions })] }
    : undefined;
}

function resolversOf(subgraph: PeerSubgraph, document: DocumentNode, world: World): object {
  const resolvers: Record<string, Record<string, unknown>> = {};
  for (const node of document.definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_EXTENSION) {
      resolvers[node.name.value] = { __resolveType: typeOf };
    } else if (node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_EXTENSION) {
      resolvers[node.name.value] = { __resolveType: typeOf, ...isEntity(node) && referring(node, world) };
    } else if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) {
      resolvers[node.name.value] = { ...resolvers[node.name.value], ...fieldsOf(subgraph, node, world),
        ...isEntity(node) && referring(node, world) };
    }
  }
  return resolvers;
}

const typeOf = (thing: Thing): unknown => thing['__typename'];

function isEntity(node: TypeNode): boolean {
  return node.directives?.some(({ name, arguments: given = [] }) => name.value === 'key'
    && !given.some(({ name: key, value }) => key.value === 'resolvable' && value.kind === Kind.BOOLEAN
      && !value.value)) ?? false;
}

function referring(node: TypeNode, world: World): object {
  return { __resolveReference: (reference: Thing) => {
    const found = find(world, node.name.value, (thing) => matches(thing, reference, world));
    return found && { ...found, given: reference };
  } };
}

/** All that a representation says of keys is true of the thing; what it brings besides is not compared. */
function matches(thing: Thing, reference: Thing, world: World): boolean {
  const { __typename: _type, ...keys } = reference;
  const known = Object.entries(keys).filter(([key]) => thing[key] !== undefined);
  return known.length > 0 && known.every(([key, value]) => same(value, meant(world, thing[key]), world));
}

function same(given: unknown, own: unknown, world: World): boolean {
  if (Array.isArray(given)) {
    return Array.isArray(own) && given.length === own.length
      && given.every((one, index) => same(one, meant(world, own[index]), world));
  }
  if (typeof given !== 'object' || given === null) return given === own;
  return Object.entries(given).every(([key, value]) => key === '__typename'
    || same(value, meant(world, (own as Thing | null)?.[key]), world));
}

function fieldsOf(subgraph: PeerSubgraph, node: TypeNode, world: World): Record<string, unknown> {
  const isRoot = ['Query', 'Mutation'].includes(node.name.value);
  return Object.fromEntries((node.fields ?? []).map((field) => {
    const at = `${node.name.value}.${field.name.value}`;
    const name = field.name.value;
    const isExternal = [...field.directives ?? [], ...node.directives ?? []]
      .some((directive) => directive.name.value === 'external');
    return [name, (source: Thing & { given?: Thing }, args: object) => {
      if (subgraph.never?.includes(at)) throw new Error(`nobody should ask for ${at} here`);
      if (isRoot) return meant(world, subgraph.roots![name]!(args));
      const compute = subgraph.computed?.[at];
      if (compute) return meant(world, compute(source.given ?? source, args));
      if (isExternal && !subgraph.provided?.includes(at)) return brought(source, name, at);
      return meant(world, source[name]);
    }];
  }));
}

function brought(source: { given?: Thing }, name: string, at: string): unknown {
  if (source.given && Object.hasOwn(source.given, name)) return source.given[name];
  throw new Error(`${at} is external here and nobody brought it`);
}

export function find(world: World, type: string, fits: (thing: Thing) => boolean): Thing | undefined {
  const types = world[type] ? [type] : Object.keys(world);
  for (const one of types) {
    const found = world[one]!.find(fits);
    if (found) return { __typename: one, ...found };
  }
  return undefined;
}

function meant(world: World, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => meant(world, one));
  const reference = typeof value === 'string' ? /^@(\w+):(.+)$/.exec(value) : null;
  if (reference === null) return value;
  const [, type, key] = reference;
  return find(world, type!, (thing) => Object.values(thing)[0] === key) ?? null;
}
