import { Kind } from 'graphql';
import type { Finding } from '../sources.ts';
import { fieldsOf, finding, inputsOf, ROOTS, type GraphText } from './graph-text.ts';

interface Part { readonly text: GraphText; readonly node: Described; readonly at: string }
interface Described { readonly description?: { readonly value: string }; readonly loc?: any }

/** The graph's documentation: every part says what it is, in one subgraph at least. */
export function checkDescriptions(texts: readonly GraphText[]): Finding[] {
  const parts = texts.flatMap(partsOf);
  const described = new Set(parts.filter(isDescribed).map(({ at }) => at));
  return parts.filter(({ at }) => !described.has(at)).map(({ text, node, at }) =>
    finding(text, node, 'descriptions', `${at} is not described`));
}

function isDescribed({ node }: Part): boolean {
  return (node.description?.value.trim().length ?? 0) > 2;
}

function partsOf(text: GraphText): Part[] {
  const types = [...text.types.values()].filter((type) => !ROOTS.includes(type.name.value));
  return [
    ...types.map((node) => ({ text, node, at: node.name.value })),
    ...types.flatMap((type) => (type.kind === Kind.ENUM_TYPE_DEFINITION ? type.values ?? [] : [])
      .map((node) => ({ text, node, at: `${type.name.value}.${node.name.value}` }))),
    ...fieldsOf(text).map(({ field, at }) => ({ text, node: field, at })),
    ...inputsOf(text).map(({ input, at }) => ({ text, node: input, at })),
  ];
}
