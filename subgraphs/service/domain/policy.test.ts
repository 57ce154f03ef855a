import { expect, it } from '@jest/globals';
import { DEFAULT_RULES, kindOf, MOST_KINDS, servicePolicyProblems } from './policy.ts';

const [cleaning] = DEFAULT_RULES.kinds;
const placesOf = (...changes: object[]) =>
  servicePolicyProblems({ kinds: changes.map((change) => ({ ...cleaning!, ...change })) }).map(({ path }) => path);

it('knows a kind by its code', () => {
  expect(kindOf(DEFAULT_RULES, 'resizing')).toMatchObject({ priceUnits: 200, days: 7, warrantyMonths: 3 });
  expect(kindOf(DEFAULT_RULES, 'polishing')).toBeNull();
});

it('wants each kind once, with names, and numbers within their bounds', () => {
  expect(servicePolicyProblems(DEFAULT_RULES)).toEqual([]);
  expect(placesOf({}, {})).toEqual([['kinds', '1', 'kind']]);
  expect(placesOf({ kind: 'Ring!' }, { nameZh: ' ', nameEn: '' })).toEqual(
    [['kinds', '0', 'kind'], ['kinds', '1', 'nameZh'], ['kinds', '1', 'nameEn']]);
  expect(placesOf({ priceUnits: -1 }, { kind: 'b', days: 366 }, { kind: 'c', warrantyMonths: 1.5 })).toEqual(
    [['kinds', '0', 'priceUnits'], ['kinds', '1', 'days'], ['kinds', '2', 'warrantyMonths']]);
  expect(servicePolicyProblems({ kinds: [] })[0]!.path).toEqual(['kinds']);
  expect(servicePolicyProblems({ kinds: Array(MOST_KINDS + 1).fill(cleaning) })[0]!.path).toEqual(['kinds']);
});
