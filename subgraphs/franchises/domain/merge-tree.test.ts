import { expect, it } from '@jest/globals';
import { MergeTree } from './merge-tree.ts';

const day = (text: string) => new Date(`2026-${text}T00:00:00Z`);
const tree = new MergeTree([
  { mergedId: 'A', intoId: 'B', survivorId: 'C', at: day('03-01') },
  { mergedId: 'B', intoId: 'C', survivorId: 'C', at: day('06-01') },
]);

it('knows whose a purchase was at its moment', () => {
  expect(['02-01', '03-01', '04-01', '07-01'].map((at) => tree.holderAt('A', day(at))))
    .toEqual(['A', 'B', 'B', 'C']);
  expect(tree.holderAt('D', day('07-01'))).toBe('D');
});

it('knows since when the purchases of one id count for another', () => {
  expect(tree.joinedAt('A', 'A')).toBeNull();
  expect(tree.joinedAt('A', 'B')).toEqual(day('03-01'));
  expect(tree.joinedAt('A', 'C')).toEqual(day('06-01'));
  expect(tree.joinedAt('C', 'A')).toBeUndefined();
});

it('knows all ids of a person, and what led into each', () => {
  expect(tree.idsOf('A').sort()).toEqual(['A', 'B', 'C']);
  expect(tree.idsOf('D')).toEqual(['D']);
  expect(tree.mergesInto('C').map(({ mergedId }) => mergedId)).toEqual(['B']);
  expect(tree.mergesInto('A')).toEqual([]);
});
