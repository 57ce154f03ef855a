import { expect, it } from '@jest/globals';
import { DEFAULT_RULES, kindOf, MOST_KINDS, servicePolicyProblems } from './policy.ts';

const [cleaning] = DEFAULT_RULES.kinds;
const placesOf = (...changes: object[]) =>
  servicePolicyProblems({ ...DEFAULT_RULES, kinds: changes.map((change) => ({ ...cleaning!, ...change })) })
    .map(({ path }) => path);

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
  expect(servicePolicyProblems({ ...DEFAULT_RULES, kinds: [] })[0]!.path).toEqual(['kinds']);
  expect(servicePolicyProblems({ ...DEFAULT_RULES, kinds: Array(MOST_KINDS + 1).fill(cleaning) })[0]!.path)
    .toEqual(['kinds']);
});

it('wants appointments and care as they can be, each at its place', () => {
  const [tryOn] = DEFAULT_RULES.appointmentKinds;
  const [cleaned] = DEFAULT_RULES.careRules;
  const places = (change: Partial<typeof DEFAULT_RULES>) =>
    servicePolicyProblems({ ...DEFAULT_RULES, ...change }).map(({ path }) => path.join('.'));
  expect(places({ appointmentKinds: [tryOn!, { ...tryOn!, minutes: 20, fromRank: 8 }] }))
    .toEqual(['appointmentKinds.1.kind', 'appointmentKinds.1.minutes', 'appointmentKinds.1.fromRank']);
  expect(places({ appointmentKinds: Array.from({ length: 21 }, (_, n) => ({ ...tryOn!, kind: `k-${n}` })) }))
    .toEqual(['appointmentKinds']);
  expect([places({ daysAhead: [] }), places({ daysAhead: [14, 7, 367] })])
    .toEqual([['daysAhead'], ['daysAhead.1', 'daysAhead.2']]);
  expect(places({ careRules: [{ ...cleaned!, months: 0, stones: [' '] }, cleaned!] }))
    .toEqual(['careRules.0.months', 'careRules.0.stones', 'careRules.1.care']);
  expect(places({ careRules: Array.from({ length: 31 }, (_, n) => ({ ...cleaned!, care: `c-${n}` })) }))
    .toEqual(['careRules']);
});
