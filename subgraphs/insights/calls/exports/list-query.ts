import {
  GraphQLError, Kind, parse, print, visit, type ArgumentNode, type DocumentNode, type FieldNode,
  type FragmentDefinitionNode, type OperationDefinitionNode, type VariableDefinitionNode,
} from 'graphql';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { ColumnPath } from '../../domain/exports/csv-line.ts';
import { columnsOf } from './list-columns.ts';
import { withPersons } from './list-persons.ts';
import type { GraphShape } from './list-schema.ts';
import { named, plain, set, Wrong } from './selections.ts';

/** A list as it is walked: page after page of the same rows. */
export interface ListQuery {
  /** Field of Query. */
  readonly list: string;
  readonly kind: 'page' | 'connection';
  /** Takes `walkSize` and `walkAfter` beside the variables of the caller. */
  readonly document: string;
  readonly columns: readonly ColumnPath[];
}

type Code = 'INVALID_QUERY';
const OWN = ['walkSize', 'walkAfter'];
const MOST_LETTERS = 10_000;

/**
 * A query of one list, as its caller would send it, made into one that walks it: `items` or `edges { node }` of one
 * root field, with its own filter and sort; which page is the walk's own matter.
 */
export function readListQuery(text: string, shape: GraphShape): Outcome<ListQuery, Code> {
  if (text.length > MOST_LETTERS) return refused('INVALID_QUERY', 'A query has at most 10,000 letters.', ['query']);
  try {
    return accepted(listOf(parse(text, { noLocation: true, maxTokens: 5_000 }), shape));
  } catch (error) {
    // What is nested too deeply for a parser exhausts its stack.
    const isSaid = error instanceof Wrong || error instanceof GraphQLError;
    return refused('INVALID_QUERY', isSaid ? error.message : 'It is nested too deeply.', ['query']);
  }
}

function listOf(document: DocumentNode, shape: GraphShape): ListQuery {
  const { operation, fragments } = partsOf(document);
  const field = rootOf(operation);
  const list = field.name.value;
  const page = shape.get('Query')?.get(list);
  if (!page) throw new Wrong(`There is no list ${list}.`);
  const ofPage = shape.get(page.type)!;
  const kind = ofPage.has('items') ? 'page' : ofPage.has('edges') ? 'connection' : null;
  if (kind === null || page.isList) throw new Wrong(`${list} has no pages.`);
  const rows = kind === 'page' ? selected(field, 'items') : selected(selected(field, 'edges'), 'node');
  const row = kind === 'page' ? ofPage.get('items')!.type : shape.get(ofPage.get('edges')!.type)!.get('node')!.type;
  const asked = withPersons(rows.selectionSet!, row, shape);
  const root: FieldNode = {
    kind: Kind.FIELD, name: field.name,
    arguments: [...(field.arguments ?? []).filter(({ name }) => !PAGING[kind].includes(name.value)), ...pagingOf(kind)],
    selectionSet: set(kind === 'page' ? [plain('items', asked), plain('endCursor')] : [
      plain('edges', set([plain('node', asked)])),
      plain('pageInfo', set([plain('hasNextPage'), plain('endCursor')])),
    ]),
  };
  return {
    list, kind, columns: columnsOf(rows.selectionSet!, row, shape, fragments),
    document: print(documentOf(operation, root, [...fragments.values()].map((one) => (
      { ...one, selectionSet: withPersons(one.selectionSet, one.typeCondition.name.value, shape) })))),
  };
}

const PAGING: Readonly<Record<ListQuery['kind'], readonly string[]>> = {
  page: ['page'], connection: ['first', 'after', 'last', 'before'],
};

function partsOf(document: DocumentNode) {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1 || operation.operation !== 'query') {
    throw new Wrong('Send one query.');
  }
  if (operation.variableDefinitions?.some(({ variable }) => OWN.includes(variable.name.value))) {
    throw new Wrong(`${OWN.join(' and ')} are names of the walk's own.`);
  }
  const fragments = new Map(document.definitions.flatMap((one) =>
    (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])));
  return { operation, fragments };
}

function rootOf({ selectionSet: { selections } }: OperationDefinitionNode): FieldNode {
  const [field] = selections;
  if (selections.length !== 1 || field?.kind !== Kind.FIELD || !field.selectionSet || field.directives?.length) {
    throw new Wrong('Ask for one list, and for nothing beside it.');
  }
  return field;
}

function selected(field: FieldNode, name: string): FieldNode {
  const found = field.selectionSet?.selections.filter((one) =>
    one.kind === Kind.FIELD && one.name.value === name) ?? [];
  const [one] = found as FieldNode[];
  if (found.length !== 1 || !one?.selectionSet || one.directives?.length) {
    throw new Wrong(`Ask once for ${name} of ${field.name.value}, with fields.`);
  }
  return one;
}

const variable = (name: string) => ({ kind: Kind.VARIABLE, name: named(name) } as const);

function pagingOf(kind: ListQuery['kind']): ArgumentNode[] {
  const [size, after] = OWN.map(variable);
  const given = (name: string, value: ArgumentNode['value']): ArgumentNode => (
    { kind: Kind.ARGUMENT, name: named(name), value });
  if (kind === 'connection') return [given('first', size!), given('after', after!)];
  return [given('page', { kind: Kind.OBJECT, fields: [['size', size!] as const, ['after', after!] as const]
    .map(([name, value]) => ({ kind: Kind.OBJECT_FIELD, name: named(name), value })) })];
}

/** With the variables that are still used, and the walk's own. */
function documentOf(
  operation: OperationDefinitionNode, root: FieldNode, fragments: readonly FragmentDefinitionNode[],
): DocumentNode {
  const used = new Set<string>();
  const body = { ...operation, selectionSet: set([root]), variableDefinitions: [] };
  for (const one of [body, ...fragments]) visit(one, { Variable: ({ name }) => { used.add(name.value); } });
  const own = [['walkSize', true, 'Int'], ['walkAfter', false, 'String']] as const;
  const taken: VariableDefinitionNode[] = own.map(([name, isNeeded, type]) => {
    const of = { kind: Kind.NAMED_TYPE, name: named(type) } as const;
    return { kind: Kind.VARIABLE_DEFINITION, variable: variable(name),
      type: isNeeded ? { kind: Kind.NON_NULL_TYPE, type: of } : of };
  });
  const kept = operation.variableDefinitions?.filter((one) => used.has(one.variable.name.value)) ?? [];
  return { kind: Kind.DOCUMENT, definitions: [{ ...body, variableDefinitions: [...kept, ...taken] }, ...fragments] };
}
