import { expect, it } from '@jest/globals';
import { emptyGroup, ruleOf, treeOf } from './rule-tree.ts';

const group = (depth: number, kind: 'ALL' | 'ANY' | 'NOT') => ({ depth, kind, fact: null, operator: null, values: [] });
const age = (depth: number) =>
  ({ depth, kind: 'CONDITION' as const, fact: 'age', operator: 'AT_LEAST' as const, values: ['30'] });
const condition = { condition: { fact: 'age', operator: 'AT_LEAST', values: ['30'] } };

it('is sent as it was read', () => {
  const lines = [group(0, 'ALL'), age(1), group(1, 'NOT'), group(2, 'ANY'), age(3), age(3), group(1, 'NOT'), age(2)];
  expect(ruleOf(treeOf(lines))).toEqual({ all: [
    condition, { not: { any: [condition, condition] } }, { not: { all: [condition] } }] });
  expect(ruleOf(treeOf([age(0)]))).toEqual({ all: [condition] });
  expect(ruleOf(treeOf([group(0, 'NOT'), group(1, 'NOT'), group(2, 'ANY'), age(3)]))).toEqual({ any: [condition] });
  expect(ruleOf(emptyGroup())).toEqual({ all: [] });
});
