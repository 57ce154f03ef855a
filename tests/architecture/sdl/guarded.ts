import { Kind, type TypeDefinitionNode, type ValueNode } from 'graphql';
import type { Finding } from '../sources.ts';
import {
  directive, fieldsOf, finding, isEntityHere, namedOf, ROOTS, type FieldPlace, type GraphText,
} from './graph-text.ts';

/** Root fields that ask no scope themselves, and why. */
export const OPEN_ROOTS: Readonly<Record<string, string>> = {
  'Query.node': 'the type that is found asks for its own scope',
  'Query.nodes': 'the types that are found ask for their own scopes',
  'Query.publicProvenance': 'who has the piece in hand has its number, and no account',
  'Query.publicProvenanceKeys': 'public keys, to prove a provenance without the house',
  'Query.careMap': 'where a store is and when it is open stands on its door',
  'Query.publicGoldBoard': 'the board hangs in the store for everybody to read',
};

const GUARDS = ['requiresScopes', 'authenticated', 'policy'];

/** No way into the graph without a scope: each root field, and each field of each entity. */
export function checkGuarded(
  texts: readonly GraphText[], open: Readonly<Record<string, string>> = OPEN_ROOTS,
): Finding[] {
  return texts.flatMap((text) => fieldsOf(text).flatMap((place) => {
    const message = refusal(place, text, open);
    return message === null ? [] : [finding(text, place.field, 'scopes', message)];
  }));
}

function refusal(
  { type, field, at }: FieldPlace, text: GraphText, open: Readonly<Record<string, string>>,
): string | null {
  if (isGuarded(field)) return null;
  if (ROOTS.includes(type.name.value)) return at in open ? null : `${at} asks for no scope`;
  if (!isEntityHere(type) || isGuarded(type) || isKey(type, field.name.value)) return null;
  const answered = text.types.get(namedOf(field.type));
  if (answered !== undefined && isGuarded(answered)) return null;
  return `${at} can be reached by reference without a scope`;
}

type Directed = Parameters<typeof directive>[0];

function isGuarded(node: Directed): boolean {
  return GUARDS.some((name) => directive(node, name) !== undefined);
}

function isKey(type: TypeDefinitionNode, field: string): boolean {
  return (type.directives ?? []).some((one) => one.name.value === 'key'
    && one.arguments?.some(({ value }) => 'value' in value
      && String(value.value).split(/\W+/).includes(field)));
}

/** A scope outside the closed list can be granted to nobody: the field would be shut for ever. */
export function checkScopeNames(
  texts: readonly GraphText[], scopes: ReadonlySet<string>,
): Finding[] {
  return texts.flatMap((text) => [
    ...[...text.types.values()].map((node) => ({ node, at: node.name.value })),
    ...fieldsOf(text).map(({ field, at }) => ({ node: field, at })),
  ].flatMap(({ node, at }) => {
    const asked = (directive(node, 'requiresScopes')?.arguments ?? []).flatMap(({ value }) =>
      stringsOf(value));
    return asked.filter((scope) => !scopes.has(scope)).map((scope) =>
      finding(text, node, 'scopes', `${at} asks for "${scope}", which is no scope`));
  }));
}

function stringsOf(value: ValueNode): string[] {
  if (value.kind === Kind.STRING) return [value.value];
  return value.kind === Kind.LIST ? value.values.flatMap(stringsOf) : [];
}
