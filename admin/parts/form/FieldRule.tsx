import { useText } from '../../i18n/use-text.ts';
import { rangeOfRule } from '../rules/rule-ranges.ts';
import { ruleOf, type Rule } from '../rules/rule-values.ts';
import { FieldText } from './fields.tsx';

/** What a rule allows, in words: 允许 0 至 100. */
export function useRangeText(): (rule: string) => string | undefined {
  const text = useText();
  return (rule) => {
    const range = rangeOfRule(rule);
    return range ? text('shared.allowed', { low: grouped(range.low), high: grouped(range.high) }) : undefined;
  };
}

const grouped = (digits: string): string => Number(digits).toLocaleString('en');

/** Units that a rule's name does not say. */
const UNITS: Readonly<Record<string, 'points' | 'pointsRate'>> = {
  pointsRate: 'pointsRate', pointsPerUnit: 'points', adjustmentLimit: 'points', adjustmentDailyLimit: 'points',
  profileReward: 'points',
};

export function useUnitText(): (rule: Pick<Rule, 'kind' | 'unit'>) => string | undefined {
  const text = useText();
  return ({ kind, unit }) => (unit === 'choice' ? undefined : text(`shared.units.${UNITS[kind] ?? unit}`) || undefined);
}

/** A number of a policy: its unit behind it, what is allowed below it. */
export function FieldRule({ name, rule, label }: { name: string; rule: string; label: string }) {
  const unitText = useUnitText();
  const rangeText = useRangeText();
  const { kind, unit } = ruleOf(rule);
  const whole = unit !== 'percent' && unit !== 'rate';
  return (
    <FieldText
      name={name}
      label={label}
      required
      numeric={!whole}
      whole={whole}
      unit={unitText({ kind, unit })}
      range={rangeText(rule)}
    />
  );
}
