import {
  getNamedType, getNullableType, isAbstractType, isEnumType, isInputObjectType, isLeafType,
  isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField,
  type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Value of an argument as GraphQL text, by `Type.field(argument)`; null when nobody knows one. */
export type ArgumentText = (coordinate: string, argument: GraphQLArgument) => string | null;

export interface Path {
  /** `Query.member.loyalty` */
  readonly name: string;
  readonly root: string;
  /** The type at its end. */
  readonly type: string;
  readonly depth: number;
  /** The whole way around a selection of fields of the type. */
  around(selection: string): string;
}

/** Every way from Query to an object type, no type twice on one way, shortest first. */
export function pathsFromQuery(
  schema: GraphQLSchema, deepest: number, argument: ArgumentText = anyArgument,
): Path[] {
  const found: Path[] = [];
  const walk = (type: GraphQLNamedType, path: Path, seen: readonly string[]): void => {
    if (isObjectType(type)) found.push(path);
    if (path.depth >= deepest) return;
    for (const { target, name, open } of stepsOf(schema, type, argument)) {
      if (seen.includes(target.name)) continue;
      walk(target, {
        name: `${path.name}.${name}`, root: path.root || name, type: target.name,
        depth: path.depth + (name.startsWith('...') ? 0 : 1),
        around: (selection) => path.around(`${open} { ${selection} }`),
      }, [...seen, target.name]);
    }
  };
  const query = schema.getQueryType()!;
  walk(query, { name: 'Query', root: '', type: 'Query', depth: 0, around: (text) => text },
    ['Query']);
  return found.filter(({ depth }) => depth > 0).sort((a, b) => a.depth - b.depth);
}

/** Every type that a query reaches, however deep. */
export function typesFromQuery(schema: GraphQLSchema): Set<string> {
  const found = new Set(['Query']);
  for (const name of found) {
    for (const { target } of stepsOf(schema, schema.getType(name)!, anyArgument)) found.add(target.name);
  }
  return found;
}

interface Step { readonly target: GraphQLNamedType; readonly name: string; readonly open: string }

function stepsOf(
  schema: GraphQLSchema, type: GraphQLNamedType, argument: ArgumentText,
): Step[] {
  if (isAbstractType(type)) {
    return schema.getPossibleTypes(type).map((target) =>
      ({ target, name: `...${target.name}`, open: `... on ${target.name}` }));
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const target = getNamedType(field.type);
    if (isLeafType(target)) return [];
    return [{ target, name: field.name, open: callOf(type.name, field, argument) }];
  });
}

export function callOf(
  type: string, field: GraphQLField<unknown, unknown>, argument: ArgumentText = anyArgument,
): string {
  const given = field.args.flatMap((one) => {
    const text = argument(`${type}.${field.name}(${one.name})`, one)
      ?? (isRequiredArgument(one) ? literal(one.type) : null);
    return text === null ? [] : [`${one.name}: ${text}`];
  });
  return given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
}

export function anyArgument(_coordinate: string, argument: GraphQLArgument): string | null {
  return isRequiredArgument(argument) ? literal(argument.type) : null;
}

/** Some value the type system accepts. */
export function literal(type: GraphQLInputType): string {
  const bare = isNonNullType(type) ? getNullableType(type) : type;
  if (isListType(bare)) return `[${literal(bare.ofType)}]`;
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  return LITERALS[(bare as { name: string }).name] ?? '"x"';
}

const LITERALS: Readonly<Record<string, string>> = {
  Boolean: 'true', Int: '1', Float: '1', Points: '1', Decimal: '"1.00"', Date: '"2026-01-01"',
  DateTime: '"2026-01-01T00:00:00Z"',
};
