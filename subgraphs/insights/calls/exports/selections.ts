import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** Why a query is none of one list. */
export class Wrong extends Error {}

export const named = (value: string) => ({ kind: Kind.NAME, value } as const);
export const set = (selections: readonly SelectionNode[]): SelectionSetNode => (
  { kind: Kind.SELECTION_SET, selections });
export const plain = (name: string, selectionSet?: SelectionSetNode, alias?: string): FieldNode => ({
  kind: Kind.FIELD, name: named(name), ...(selectionSet && { selectionSet }), ...(alias && { alias: named(alias) }),
});
