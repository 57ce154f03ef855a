import type { SegmentOperator, SegmentRuleInput } from '../../gql/graphql.ts';
import type { Line } from './segment-rule.data.ts';

/** A rule as it is built: groups of all or any, each perhaps turned round, and conditions. */
export type Node = Group | Condition;
export interface Group { kind: 'ALL' | 'ANY'; not: boolean; parts: Node[] }
export interface Condition { kind: 'CONDITION'; fact: string; operator: SegmentOperator; values: string[] }

export const emptyGroup = (): Group => ({ kind: 'ALL', not: false, parts: [] });

/** As it is sent. */
export function ruleOf(node: Node): SegmentRuleInput {
  if (node.kind === 'CONDITION') {
    const { fact, operator, values } = node;
    return { condition: { fact, operator, values: values.filter((value) => value !== '') } };
  }
  const parts = node.parts.map(ruleOf);
  const group = node.kind === 'ALL' ? { all: parts } : { any: parts };
  return node.not ? { not: group } : group;
}

/** From the lines it is read as; the outermost is a group always. */
export function treeOf(lines: readonly Line[]): Group {
  const [root] = readAt(lines, 0);
  return root.kind === 'CONDITION' ? { ...emptyGroup(), parts: [root] } : root;
}

function readAt(lines: readonly Line[], at: number): [Node, number] {
  const line = lines[at]!;
  if (line.kind === 'CONDITION') {
    return [{ kind: 'CONDITION', fact: line.fact!, operator: line.operator!, values: [...line.values] }, at + 1];
  }
  const parts: Node[] = [];
  let next = at + 1;
  while (next < lines.length && lines[next]!.depth > line.depth) {
    const [part, after] = readAt(lines, next);
    parts.push(part);
    next = after;
  }
  if (line.kind !== 'NOT') return [{ kind: line.kind, not: false, parts }, next];
  const [inner] = parts;
  const turned: Node = inner && inner.kind !== 'CONDITION' ? { ...inner, not: !inner.not }
    : { kind: 'ALL', not: true, parts };
  return [turned, next];
}
