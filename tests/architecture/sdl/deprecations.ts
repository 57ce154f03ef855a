import { Kind, type DirectiveNode } from 'graphql';
import type { Finding } from '../sources.ts';
import { argumentOf, directive, fieldsOf, finding, inputsOf, type GraphText } from './graph-text.ts';

interface Part { readonly at: string; readonly node: any }

/** Every deprecation names what to use instead and the day it goes; on that day it is gone. */
export function checkDeprecations(texts: readonly GraphText[], today: string): Finding[] {
  return texts.flatMap((text) => partsOf(text).flatMap(({ at, node }) => {
    const deprecated = directive(node, 'deprecated');
    const message = deprecated === undefined ? null : problem(deprecated, today);
    return message === null ? [] : [finding(text, node, 'deprecations', `${at} ${message}`)];
  }));
}

function problem(deprecated: DirectiveNode, today: string): string | null {
  const reason = String(argumentOf(deprecated, 'reason') ?? '');
  const day = /\bby (\d{4}-\d\d-\d\d)\b/.exec(reason)?.[1];
  if (!/\buse \S+/i.test(reason)) return 'does not say what to use instead';
  if (day === undefined) return 'does not say until when ("by YYYY-MM-DD")';
  return day < today ? `was to go by ${day}` : null;
}

function partsOf(text: GraphText): Part[] {
  return [
    ...fieldsOf(text).map(({ at, field }) => ({ at, node: field })),
    ...inputsOf(text).map(({ at, input }) => ({ at, node: input })),
    ...[...text.types.values()].flatMap((type) =>
      (type.kind === Kind.ENUM_TYPE_DEFINITION ? type.values ?? [] : []).map((node) =>
        ({ at: `${type.name.value}.${node.name.value}`, node }))),
  ];
}
