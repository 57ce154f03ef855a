import {
  getNamedType, isAbstractType, isEnumType, isInputObjectType, isInterfaceType, isLeafType,
  isListType, isNonNullType, isObjectType, type GraphQLField, type GraphQLInputType,
  type GraphQLNamedType, type GraphQLSchema, type OperationTypeNode,
} from 'graphql';
import type { RequirementMap } from './requirements.ts';

export interface Probe {
  readonly coordinate: string;
  readonly document: string;
}

/** One document for each reachable field that asks something of the actor. */
export function probeDocuments(schema: GraphQLSchema, map: RequirementMap): Probe[] {
  const probes: Probe[] = [];
  const paths = shortestPaths(schema, map);
  for (const [name, path] of paths) {
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const owners = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type];
      const keys = owners.flatMap((owner) => [owner.name, `${owner.name}.${field.name}`]);
      if (![...keys, getNamedType(field.type).name].some((key) => map.has(key))) continue;
      probes.push({
        coordinate: `${name}.${field.name}`,
        document: `${path.operation} ${path.open}{ ${selection(field)} }${path.close}`,
      });
    }
  }
  return probes;
}

interface Path { operation: OperationTypeNode; open: string; close: string }

/**
 * Breadth first from the root types. Ways over unprotected fields come first, so that a refusal
 * speaks about the probed field and not about the way to it, wherever such a way exists.
 */
function shortestPaths(schema: GraphQLSchema, map: RequirementMap): Map<string, Path> {
  const paths = new Map<string, Path>();
  const free: [GraphQLNamedType, Path][] = [];
  const guarded: [GraphQLNamedType, Path][] = [];
  for (const operation of ['query', 'mutation', 'subscription'] as OperationTypeNode[]) {
    const root = schema.getRootType(operation);
    if (root) free.push([root, { operation, open: '', close: '' }]);
  }
  for (let next = free.shift() ?? guarded.shift(); next !== undefined;
    next = free.shift() ?? guarded.shift()) {
    const [type, path] = next;
    if (paths.has(type.name)) continue;
    paths.set(type.name, path);
    for (const [target, step, isGuarded] of steps(schema, type, map)) {
      const open = `${path.open}{ ${step} `;
      (isGuarded ? guarded : free).push([target, { ...path, open, close: `${path.close} }` }]);
    }
  }
  return paths;
}

type Step = readonly [GraphQLNamedType, string, boolean];

function steps(schema: GraphQLSchema, type: GraphQLNamedType, map: RequirementMap): Step[] {
  const found: Step[] = [];
  if (isAbstractType(type)) {
    for (const member of schema.getPossibleTypes(type)) {
      found.push([member, `... on ${member.name}`, map.has(member.name)]);
    }
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (isLeafType(target)) continue;
      const isGuarded = map.has(`${type.name}.${field.name}`) || map.has(target.name);
      found.push([target, call(field), isGuarded]);
    }
  }
  return found;
}

function selection(field: GraphQLField<unknown, unknown>): string {
  return isLeafType(getNamedType(field.type)) ? call(field) : `${call(field)} { __typename }`;
}

function call(field: GraphQLField<unknown, unknown>): string {
  const given = field.args
    .filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)
    .map((argument) => `${argument.name}: ${literal(argument.type)}`);
  return given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
}

/** Any value the type system accepts: a probe is refused before anybody looks at it. */
function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    const required = type.isOneOf ? Object.values(type.getFields()).slice(0, 1) : fields;
    return `{ ${required.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  return SCALARS[type.name] ?? '"probe"';
}

/** What the house's scalars take, since a literal is checked before anybody is asked for a token. */
const SCALARS: Readonly<Record<string, string>> = {
  Boolean: 'true', Int: '1', Float: '1', Points: '1', Decimal: '"1"', Date: '"2000-01-01"',
  DateTime: '"2000-01-01T00:00:00Z"',
};

