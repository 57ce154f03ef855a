import { useTranslate } from 'react-admin';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { DOWNGRADES, ruleOf, writeRule, type Rule } from './rule-values.ts';

/** A rule as people read it: 0.5%, 180 days. */
export function useRuleText(): (rule: Rule, value: number) => string {
  const text = useText();
  const format = useFormat();
  const word = useWord();
  return ({ unit }, value) => {
    if (unit === 'percent') return format.bps(value);
    if (unit === 'wholePercent') return `${value}%`;
    if (unit === 'choice') return word('downgrade', DOWNGRADES[value]!);
    const count = format.number(writeRule(value, unit));
    return unit === 'count' ? count : text(`shared.${unit}`, { count });
  };
}

/** What a rule is called; one of a class by its letter, another by `called`: the tier it is about. */
export function useRuleName(): (name: string, called?: string) => string {
  const translate = useTranslate();
  return (name, called) => {
    const { kind, of } = ruleOf(name);
    return translate(`words.rule.${kind}`, { of: called ?? of, _: name });
  };
}
