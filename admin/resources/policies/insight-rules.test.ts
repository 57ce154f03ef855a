import { expect, it } from '@jest/globals';
import { flattenSteps, stepPlace, unflattenSteps } from './insight-rules.ts';

const rules = {
  newDays: 90, recencyDays: [90, 180, 365, 730], frequencyOrders: [5, 4, 3, 2],
  monetaryUnits: [50_000, 20_000, 5_000, 1_000],
};

it('steps are numbers of their own in the form, and lists again when they are sent', () => {
  expect(flattenSteps(rules)).toMatchObject({
    newDays: 90, recencyDays_5: 90, recencyDays_2: 730, monetaryUnits_3: 5_000 });
  expect(unflattenSteps(flattenSteps(rules))).toEqual(rules);
});

it('a refusal lands on the step it means', () => {
  expect(stepPlace(['rules', 'recencyDays', '1'])).toEqual(['rules', 'recencyDays_4']);
  expect(stepPlace(['rules', 'recencyDays'])).toEqual(['rules', 'recencyDays']);
  expect(stepPlace(['effectiveFrom'])).toEqual(['effectiveFrom']);
});
