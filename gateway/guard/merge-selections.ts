import {
  Kind, print, type DirectiveNode, type DocumentNode, type FieldNode, type FragmentSpreadNode,
  type InlineFragmentNode, type SelectionNode, type SelectionSetNode,
} from 'graphql';
import { GatewayError } from '../errors.ts';

/**
 * Merges what a document says twice in one selection set. The validation rule that compares fields
 * pairwise and the planner both cost the square of repetitions; after merging there are none,
 * except under `@skip`/`@include`, which the limit on directives bounds.
 */
export function mergeSelections(document: DocumentNode): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) => 'selectionSet' in definition
      && definition.selectionSet !== undefined
      ? { ...definition, selectionSet: mergeSets([definition.selectionSet]) }
      : definition),
  } as DocumentNode;
}

type Slot = { node: SelectionNode; sets: SelectionSetNode[]; keep: boolean };

function mergeSets(sets: readonly SelectionSetNode[]): SelectionSetNode {
  const slots = new Map<string, Slot>();
  for (const set of sets) for (const node of set.selections) place(slots, node);
  const selections = [...slots.values()].map((slot) => rebuild(slot));
  return { ...sets[0]!, selections };
}

function place(slots: Map<string, Slot>, node: SelectionNode): void {
  if (node.directives !== undefined && node.directives.length > 0) {
    slots.set(`conditional:${slots.size}`, { node, sets: setsOf(node), keep: true });
    return;
  }
  if (node.kind === Kind.INLINE_FRAGMENT && node.typeCondition === undefined) {
    for (const inner of node.selectionSet.selections) place(slots, inner);
    return;
  }
  const key = keyOf(node);
  const slot = slots.get(key);
  if (slot === undefined) {
    slots.set(key, { node, sets: setsOf(node), keep: false });
    return;
  }
  if (node.kind === Kind.FIELD) refuseConflict(slot.node as FieldNode, node);
  slot.sets.push(...setsOf(node));
}

function keyOf(node: FieldNode | FragmentSpreadNode | InlineFragmentNode): string {
  if (node.kind === Kind.FIELD) return `field:${node.alias?.value ?? node.name.value}`;
  if (node.kind === Kind.FRAGMENT_SPREAD) return `spread:${node.name.value}`;
  return `on:${node.typeCondition!.name.value}`;
}

function setsOf(node: SelectionNode): SelectionSetNode[] {
  return 'selectionSet' in node && node.selectionSet !== undefined ? [node.selectionSet] : [];
}

/** Two siblings with one response name have one parent type, so they must be the same field. */
function refuseConflict(first: FieldNode, second: FieldNode): void {
  if (first.name.value === second.name.value && textOf(first) === textOf(second)) return;
  const name = first.alias?.value ?? first.name.value;
  throw new GatewayError(
    'GRAPHQL_VALIDATION_FAILED',
    `Fields "${name}" conflict: they are different fields or have different arguments.`,
    {},
    { nodes: [first, second] },
  );
}

function textOf(field: FieldNode): string {
  const texts = (field.arguments ?? []).map((argument) => print(argument));
  return texts.sort().join(',');
}

function rebuild({ node, sets, keep }: Slot): SelectionNode {
  if (sets.length === 0) return node;
  const selectionSet = mergeSets(sets);
  const directives: readonly DirectiveNode[] = keep ? node.directives ?? [] : [];
  return { ...node, directives, selectionSet } as SelectionNode;
}
