import {
  Kind, visit, type DefinitionNode, type DirectiveNode, type DocumentNode, type FieldNode, type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { mergeSelections } from '../guard/merge-selections.ts';

type Values = Readonly<Record<string, unknown>>;

/** Its answer is taken out again. */
export const FILLER_KEY = '__nothingAsked';

/** Stands where nothing is left to ask: a selection set may not be empty. */
export const FILLER: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' },
  alias: { kind: Kind.NAME, value: FILLER_KEY } };

/** The variables that decide what is asked; null where nothing decides it, no literal either. */
export function conditionsOf(document: DocumentNode): readonly string[] | null {
  let isConditional = false;
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      if (!isCondition(directive)) return;
      isConditional = true;
      const value = directive.arguments?.[0]?.value;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return isConditional ? [...names].sort() : null;
}

/**
 * The document as if it had been written without `@skip` and `@include`.
 *
 * Example: `{ name @include(if: $all) id @skip(if: $all) }`, `all` is true: `{ name }`.
 */
export function resolveConditions(
  document: DocumentNode, values: Values, filler: readonly SelectionNode[],
): DocumentNode {
  const resolved = {
    ...document,
    definitions: document.definitions.map((definition) => ('selectionSet' in definition && definition.selectionSet
      ? { ...definition, selectionSet: resolveSet(definition.selectionSet, values, filler) } : definition)),
  } as DocumentNode;
  return withoutUnused(mergeSelections(resolved));
}

function resolveSet(set: SelectionSetNode, values: Values, filler: readonly SelectionNode[]): SelectionSetNode {
  const selections = set.selections.filter((node) => isAsked(node, values)).map((node): SelectionNode => {
    const directives = node.directives?.filter((one) => !isCondition(one));
    const inner = 'selectionSet' in node && node.selectionSet
      ? { selectionSet: resolveSet(node.selectionSet, values, filler) } : {};
    return { ...node, directives, ...inner } as SelectionNode;
  });
  return { ...set, selections: selections.length > 0 ? selections : filler };
}

function isAsked(node: SelectionNode, values: Values): boolean {
  return (node.directives ?? []).every((directive) => !isCondition(directive)
    || isTrue(directive, values) === (directive.name.value === 'include'));
}

function isTrue(directive: DirectiveNode, values: Values): boolean {
  const value = directive.arguments?.[0]?.value;
  return value?.kind === Kind.VARIABLE ? values[value.name.value] === true
    : value?.kind === Kind.BOOLEAN && value.value;
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

/** Variables and fragments that nothing names any more. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const fragments = new Map(document.definitions.flatMap((node) =>
    (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));
  const used = new Set<unknown>();
  const variables = new Set<string>();
  const visitor = {
    Variable: ({ name }: { name: { value: string } }) => { variables.add(name.value); },
    VariableDefinition: () => false as const,
    FragmentSpread: ({ name }: { name: { value: string } }) => {
      const fragment = fragments.get(name.value);
      if (fragment === undefined || used.has(fragment)) return;
      used.add(fragment);
      visit(fragment, visitor);
    },
  };
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  visit(operation, visitor);
  return { ...document, definitions: document.definitions.flatMap((node): DefinitionNode[] => {
    if (node.kind === Kind.FRAGMENT_DEFINITION) return used.has(node) ? [node] : [];
    if (node.kind !== Kind.OPERATION_DEFINITION) return [node];
    return [{ ...node, variableDefinitions: node.variableDefinitions?.filter(({ variable }) =>
      variables.has(variable.name.value)) }];
  }) };
}
