import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Rule } from './rule-values.ts';

/** A rule as people read it: 0.5%, 180 days. */
export function useRuleText(): (rule: Rule, value: number) => string {
  const text = useText();
  const format = useFormat();
  return ({ unit }, value) => {
    if (unit === 'percent') return format.bps(value);
    const count = format.number(value);
    return unit === 'days' ? text('policies.days', { count }) : text('policies.months', { count });
  };
}
