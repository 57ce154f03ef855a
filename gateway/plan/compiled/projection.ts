import {
  isEnumType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, Kind,
  type FragmentDefinitionNode, type GraphQLEnumType, type GraphQLField, type GraphQLInterfaceType,
  type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, type SelectionSetNode,
} from 'graphql';
import { holdsFor } from '../type-condition.ts';
import { isAnswered, type Answered } from './merge.ts';

/** What was asked for, out of all that was fetched: in the order it was asked, with null for what did not come. */
export type Project = (data: unknown) => unknown;

type Composite = GraphQLObjectType | GraphQLInterfaceType;
interface Asked { readonly field: GraphQLField<unknown, unknown> | null; readonly sets: SelectionSetNode[] }

/** Compiled once for an operation; null where a selection depends on variables. */
export function compileProjection(
  schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  root: GraphQLObjectType, set: SelectionSetNode,
): Project | null {
  try {
    return new Compiler(schema, fragments).object(root, [set]);
  } catch (error) {
    if (error instanceof NotUnderstood) return null;
    throw error;
  }
}

class NotUnderstood extends Error {}

class Compiler {
  constructor(
    readonly schema: GraphQLSchema, readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  object(type: Composite, sets: readonly SelectionSetNode[]): Project {
    const asked = new Map<string, Asked>();
    for (const set of sets) this.#collect(type, set, asked);
    const fields = [...asked].map(([key, one]) => this.#field(type, key, one));
    return (data) => {
      if (!isAnswered(data)) return data ?? null;
      return isAsAsked(data, fields) ? kept(data, fields) : copied(data, fields);
    };
  }

  #field(type: Composite, key: string, { field, sets }: Asked): Field {
    if (field === null) return { key, project: null, missing: type.name };
    const missing = isNonNullType(field.type) ? REFUSED : null;
    return { key, missing, project: this.#value(field.type, sets) };
  }

  /** Whether it may be null is looked at by whoever holds it. */
  #value(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Project | null {
    if (isNonNullType(type)) return this.#value(type.ofType, sets);
    if (isListType(type)) return this.#list(type.ofType, sets);
    if (isEnumType(type)) return enumValue(type);
    if (isLeafType(type)) return null;
    return isObjectType(type) ? this.object(type, sets) : this.#byName(type.name, sets);
  }

  /** One item that has to be there and is not takes the list with it. */
  #list(item: GraphQLOutputType, sets: readonly SelectionSetNode[]): Project | null {
    const project = this.#value(item, sets);
    if (project === null) return null;
    const mayBeNull = !isNonNullType(item);
    return (value) => {
      if (!Array.isArray(value)) return value === null || value === undefined ? null : project(value);
      const items = projectEach(value, project);
      return mayBeNull || !items.includes(null) ? items : null;
    };
  }

  /** Of an interface or union: each type when it first comes. Without a name only the interface's own fields. */
  #byName(abstract: string, sets: readonly SelectionSetNode[]): Project {
    const known = new Map<unknown, Project>();
    const type = this.schema.getType(abstract);
    // All of them, so that what is not understood is found out now and not with the first answer.
    for (const one of this.schema.getPossibleTypes(type as never)) known.set(one.name, this.object(one, sets));
    const unnamed: Project = isInterfaceType(type) ? this.object(type, sets) : () => null;
    return (data) => {
      if (!isAnswered(data)) return data ?? null;
      const name = data['__typename'];
      return name === undefined || name === null ? unnamed(data) : known.get(name)?.(data) ?? null;
    };
  }

  #collect(type: Composite, set: SelectionSetNode, asked: Map<string, Asked>): void {
    for (const selection of set.selections) {
      if (selection.directives?.length) throw new NotUnderstood();
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        const key = selection.alias?.value ?? name;
        const field = name === '__typename' ? null : type.getFields()[name];
        if (field === undefined) throw new NotUnderstood();
        const known = asked.get(key) ?? { field, sets: [] };
        asked.set(key, known);
        if (selection.selectionSet) known.sets.push(selection.selectionSet);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection
        : this.fragments.get(selection.name.value);
      if (fragment === undefined) throw new NotUnderstood();
      const condition = fragment.typeCondition?.name.value;
      if (holdsFor(this.schema, type, condition)) this.#collect(type, fragment.selectionSet, asked);
    }
  }
}

const REFUSED = Symbol('refused');

interface Field { readonly key: string; readonly project: Project | null; readonly missing: unknown }

/** Whether it has these fields and no others, in this order, as most of what a subgraph answers has. */
function isAsAsked(data: Answered, fields: readonly Field[]): boolean {
  let place = 0;
  for (const key in data) {
    if (fields[place]?.key !== key) return false;
    place += 1;
  }
  return place === fields.length;
}

/** The very object as long as nothing in it changes. It is never written to: it may stand in several places. */
function kept(data: Answered, fields: readonly Field[]): Answered | null {
  let result: Answered | null = null;
  for (let place = 0; place < fields.length; place += 1) {
    const field = fields[place]!;
    const given = data[field.key];
    const value = valueOf(field, given);
    if (value === REFUSED) return null;
    if (result === null && value !== given) {
      result = {};
      for (let before = 0; before < place; before += 1) result[fields[before]!.key] = data[fields[before]!.key];
    }
    if (result !== null) result[field.key] = value;
  }
  return result ?? data;
}

function copied(data: Answered, fields: readonly Field[]): Answered | null {
  const result: Answered = {};
  for (const field of fields) {
    const value = valueOf(field, Object.hasOwn(data, field.key) ? data[field.key] : undefined);
    if (value === REFUSED) return null;
    result[field.key] = value;
  }
  return result;
}

/** What has to be there and is not is refused: it takes its object with it. */
function valueOf({ project, missing }: Field, given: unknown): unknown {
  const value = given === undefined ? missing : project === null ? given : project(given);
  return value === null && missing === REFUSED ? REFUSED : value;
}

function projectEach(values: readonly unknown[], project: Project): readonly unknown[] {
  let changed: unknown[] | null = null;
  for (let place = 0; place < values.length; place += 1) {
    const value = project(values[place]);
    if (changed === null && value !== values[place]) changed = values.slice(0, place);
    changed?.push(value);
  }
  return changed ?? values;
}

/** A value that the graph does not know is none. */
function enumValue(type: GraphQLEnumType): Project {
  const known = new Set<unknown>(type.getValues().map(({ name }) => name));
  return (value) => (known.has(value) ? value : null);
}
