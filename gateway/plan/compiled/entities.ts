import { isObjectType, type GraphQLSchema } from 'graphql';
import { isAnswered, type Answered } from './merge.ts';

/** A step on the way to entities, and which of their fields another subgraph asks for, as the planner says. */
export type PathSegment = '@' | { readonly Field: string } | { readonly TypeCondition: readonly string[] };
export interface Requires {
  readonly kind: string;
  readonly name?: string;
  readonly alias?: string;
  readonly typeCondition?: string;
  readonly selections?: readonly Requires[];
  readonly skipIf?: string;
  readonly includeIf?: string;
}

export type Collect = (data: unknown, found: Answered[]) => void;
export type Represent = (entity: Answered) => Answered | null;

/** All entities at a path; null for a path that is not understood. */
export function compileCollect(path: readonly PathSegment[], schema: GraphQLSchema): Collect | null {
  const [segment, ...rest] = path;
  if (segment === undefined) return collectHere;
  const next = compileCollect(rest, schema);
  if (next === null) return null;
  if (segment === '@') {
    return (data, found) => { if (Array.isArray(data)) for (const item of data) next(item, found); };
  }
  if ('Field' in segment) {
    const { Field: field } = segment;
    return function collect(data, found): void {
      if (Array.isArray(data)) for (const item of data) collect(item, found);
      else if (isAnswered(data)) next(data[field], found);
    };
  }
  const types = objectTypes(segment.TypeCondition, schema);
  return function collect(data, found): void {
    if (Array.isArray(data)) for (const item of data) collect(item, found);
    else if (isAnswered(data) && (data['__typename'] === undefined || types.has(data['__typename']))) {
      next(data, found);
    }
  };
}

const collectHere: Collect = (data, found) => {
  if (Array.isArray(data)) for (const item of data) if (isAnswered(item)) found.push(item);
  if (isAnswered(data)) found.push(data);
};

function objectTypes(names: readonly string[], schema: GraphQLSchema): ReadonlySet<unknown> {
  return new Set(names.flatMap((name) => {
    const type = schema.getType(name);
    return type === undefined || isObjectType(type) ? [name]
      : [name, ...schema.getPossibleTypes(type as never).map((one) => one.name)];
  }));
}

/** How an entity is named to another subgraph; null for what is not understood. */
export function compileRepresent(requires: readonly Requires[], schema: GraphQLSchema): Represent | null {
  const byType = new Map<unknown, Represent>();
  for (const { kind, typeCondition, selections, skipIf, includeIf } of requires) {
    if (kind !== 'InlineFragment' || !typeCondition || skipIf || includeIf) return null;
    const pick = compilePick(selections ?? []);
    // Several fragments for one type, and what holds for many types, are left to whoever knows more.
    if (pick === null || byType.has(typeCondition) || !isObjectType(schema.getType(typeCondition))) return null;
    byType.set(typeCondition, pick);
  }
  return (entity) => {
    const representation = byType.get(entity['__typename'])?.(entity) ?? null;
    if (representation === null) return null;
    representation['__typename'] ??= entity['__typename'];
    return Object.keys(representation).length > 1 ? representation : null;
  };
}

function compilePick(selections: readonly Requires[]): Represent | null {
  const fields: [name: string, pick: Represent | null][] = [];
  for (const { kind, name, alias, selections: inner } of selections) {
    if (kind !== 'Field' || !name || alias) return null;
    const pick = inner ? compilePick(inner) : null;
    if (inner && pick === null) return null;
    fields.push([name, pick]);
  }
  return (entity) => {
    const picked: Answered = {};
    for (const [name, pick] of fields) {
      const value = pick === null ? entity[name] : pickInside(entity[name], pick);
      if (value !== null && value !== undefined) picked[name] = value;
    }
    return picked;
  };
}

function pickInside(value: unknown, pick: Represent): unknown {
  if (Array.isArray(value)) return value.map((item) => pickInside(item, pick));
  return isAnswered(value) ? pick(value) : value;
}
