import { Kind, type TypeDefinitionNode } from 'graphql';
import type { Finding } from '../sources.ts';
import {
  fieldsOf, finding, isEntityHere, namedOf, objectFields, written, type GraphText, type OwnedGraph,
} from './graph-text.ts';

/** Connections, pages and nodes look as Relay and the admin's lists expect them. */
export function checkRelay({ texts, owners }: OwnedGraph): Finding[] {
  return texts.flatMap((text) => [
    ...[...text.types.values()].flatMap((type) => [
      ...listProblems(text, type), ...nodeProblems(text, type, owners),
    ].map((message) => finding(text, type, 'relay', message))),
    ...fieldsOf(text).filter(({ field }) => namedOf(field.type).endsWith('Connection'))
      .filter(({ field }) => !['first', 'after'].every((name) =>
        field.arguments?.some((one) => one.name.value === name)))
      .map(({ field, at }) => finding(text, field, 'relay', `${at} takes first and after`)),
  ]);
}

function listProblems(text: GraphText, type: TypeDefinitionNode): string[] {
  if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
  const name = type.name.value;
  const wanted = wantedOf(name);
  const fields = new Map(objectFields(text, name).map((one) => [one.name.value, written(one.type)]));
  return Object.entries(wanted).filter(([field, shape]) => !shape.test(fields.get(field) ?? ''))
    .map(([field]) => `${name}.${field} is ${fields.get(field) ?? 'missing'}`);
}

function wantedOf(name: string): Record<string, RegExp> {
  const edge = name.replace(/Connection$/, 'Edge');
  if (name.endsWith('Connection')) {
    return { edges: new RegExp(`^\\[${edge}!\\]!$`), pageInfo: /^PageInfo!$/ };
  }
  if (name.endsWith('Edge')) return { node: /^\w+!?$/, cursor: /^String!$/ };
  return name.endsWith('Page') ? { items: /^\[\w+!?\]!$/, totalCount: /^Int!$/ } : {};
}

function nodeProblems(
  text: GraphText, type: TypeDefinitionNode, owners: ReadonlyMap<string, string>,
): string[] {
  if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || !isEntityHere(type)) return [];
  if (owners.get(type.name.value) !== text.name) return [];
  const isNode = type.interfaces?.some((one) => one.name.value === 'Node') ?? false;
  return isNode ? [] : [`${type.name.value} has a global id and does not implement Node`];
}
