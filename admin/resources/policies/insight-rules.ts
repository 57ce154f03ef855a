import { nameOf, type Rules } from '../../parts/rules/rule-values.ts';

/** Rules with a step for each score from 5 down to 2; in the page's one list each step is a number of its own. */
const STEPS = ['recencyDays', 'frequencyOrders', 'monetaryUnits'] as const;
const SCORES = [5, 4, 3, 2] as const;

type Stepped = Readonly<Record<(typeof STEPS)[number], readonly number[]>>;

/** recencyDays [90, 180, 365, 730] → recencyDays_5: 90, recencyDays_4: 180 … */
export function flattenSteps(rules: Stepped & object): Rules {
  const { recencyDays, frequencyOrders, monetaryUnits, ...numbers } = rules;
  const lists: Stepped = { recencyDays, frequencyOrders, monetaryUnits };
  return {
    ...numbers as Rules,
    ...Object.fromEntries(STEPS.flatMap((rule) => SCORES.map((score, place) =>
      [nameOf(rule, score), lists[rule][place] ?? 0]))),
  };
}

export function unflattenSteps(rules: Rules): object {
  const isStep = (name: string) => STEPS.some((rule) => name.startsWith(`${rule}_`));
  return {
    ...Object.fromEntries(Object.entries(rules).filter(([name]) => !isStep(name))),
    ...Object.fromEntries(STEPS.map((rule) => [rule, SCORES.map((score) => rules[nameOf(rule, score)] ?? 0)])),
  };
}

/** rules › recencyDays › 1 is the field of score 4. */
export function stepPlace(path: readonly string[]): readonly string[] {
  const [rules, rule, place] = path;
  const score = SCORES[Number(place)];
  return rules && rule && place !== undefined && score ? [rules, nameOf(rule, score)] : path;
}
