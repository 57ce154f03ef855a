import type { TypeDefinitionNode } from 'graphql';
import type { Finding } from '../sources.ts';
import {
  directive, fieldsOf, finding, isEntityHere, namedOf, ROOTS, type FieldPlace, type GraphText,
} from './graph-text.ts';

/** Root fields that ask no scope themselves, and why. */
export const OPEN_ROOTS: Readonly<Record<string, string>> = {
  'Query.node': 'the type that is found asks for its own scope',
  'Query.nodes': 'the types that are found ask for their own scopes',
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
