import { useText, useWord } from '../../i18n/use-text.ts';
import type { RuleLine } from '../../parts/rules/rule-lines.ts';
import { nameOf, ruleOf } from '../../parts/rules/rule-values.ts';
import { useRuleName, useRuleText } from '../../parts/rules/use-rule-text.ts';
import { useNamed } from '../../parts/words/use-named.ts';
import { useRankName } from '../../parts/words/use-rank-name.ts';
import type { Counted } from './policies.data.ts';
import { WINDOWS } from './region-lines.ts';
import { RULE_TABLES, type Lists, type RuleColumn } from './rule-tables.ts';
import type { TierLine } from './tier-lines.ts';

/** All that a version counts with, as people read it. */
export function useRuleLines(): (counted: Counted) => RuleLine[] {
  const text = useText();
  const ruleName = useRuleName();
  const ruleText = useRuleText();
  const rankName = useRankName();
  const named = useNamed();
  const tierLines = useTierLines();
  const listLines = useListLines();
  return ({ rules, tiers = [], delays = [], windows = [], bonuses = [], lists = {} }) => [
    ...Object.entries(rules).map(([key, value]) => ({ key, label: ruleName(key), text: ruleText(ruleOf(key), value) })),
    ...tiers.flatMap(tierLines),
    ...bonuses.map((bonus) => {
      const { code, percent, monthDays, from, until, tiers: of, regions, classes, expiryMonths } = bonus;
      const each = monthDays && text('policies.eachMonth', { days: monthDays });
      const days = [each, [from, until].filter(Boolean).join(' – ')];
      const months = expiryMonths && text('policies.livesMonths', { months: expiryMonths });
      return { key: `bonus.${code}`, label: `${text('policies.bonus')} ${named(bonus)}`,
        text: [`+${percent}%`, ...days, of, regions, classes, months].filter(Boolean).join(' · ') };
    }),
    ...delays.map((count, rank) => {
      const key = nameOf('tierDelaySeconds', rank);
      return { key, label: ruleName(key, rankName(rank)), text: text('shared.seconds', { count }) };
    }),
    ...windows.flatMap(({ region, ...days }) => WINDOWS.flatMap((name) => {
      const value = days[name];
      const label = `${named(region)} ${ruleName(name)}`;
      return value === null ? [] : [{ key: nameOf(name, region.code), label, text: ruleText(ruleOf(name), value) }];
    })),
    ...listLines(lists),
  ];
}

/** A row of a list is a line: called by its first cell, or its place; the other cells with their names. */
function useListLines(): (lists: Lists) => RuleLine[] {
  const word = useWord();
  return (lists) => Object.entries(lists).flatMap(([name, rows]) => rows.map((row, place) => {
    const [first, ...others] = RULE_TABLES[name]!.columns;
    const shown = ({ field, kind }: RuleColumn): string => {
      const value = row[field] ?? '';
      if (kind === 'choice') return word('ruleChoice', `${field}_${value}`);
      if (kind === 'flag') return word('yesNo', value);
      return kind === 'percent' ? `${value}%` : value;
    };
    const called = others.length > 0 ? row[first!.field]! : String(place + 1);
    return { key: `${name}.${called}`, label: `${word('ruleList', name)} ${called}`, text: others.length > 0
      ? others.filter(({ field }) => row[field])
        .map((one) => `${word('ruleField', one.field)} ${shown(one)}`).join(' · ')
      : shown(first!) };
  }));
}

function useTierLines(): (tier: TierLine) => RuleLine[] {
  const named = useNamed();
  const ruleName = useRuleName();
  const ruleText = useRuleText();
  return (tier) => {
    const { code, nameZh, nameEn, threshold, bonusPercent } = tier;
    const count = (kind: string, value: number) => {
      const key = nameOf(kind, code);
      return { key, label: ruleName(key, named(tier)), text: ruleText(ruleOf(key), value) };
    };
    const name = nameOf('tierName', code);
    return [
      { key: name, label: ruleName(name), text: `${nameZh} ${nameEn}` },
      count('tierThreshold', threshold),
      count('tierBonusPercent', bonusPercent),
    ];
  };
}
