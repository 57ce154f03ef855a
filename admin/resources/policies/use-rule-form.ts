import { useText, useWord } from '../../i18n/use-text.ts';
import type { EditedField } from '../../parts/form/stale.ts';
import { DOWNGRADES, ruleOf } from '../../parts/rules/rule-values.ts';
import { useRuleName } from '../../parts/rules/use-rule-text.ts';
import { useKnownClasses } from '../../parts/words/use-words.ts';
import { onlyClasses, withClasses } from './class-rules.ts';
import type { PolicyKind, Version } from './policies.data.ts';
import type { Typed } from './policy-values.ts';

/** A version as the form begins with it: a class that came since stands in it with nothing. */
export function useBegun({ perClass, onlyOffered = false }: PolicyKind): (version: Version) => Version {
  const codes = useKnownClasses().map(({ code }) => code);
  return (version) => {
    const rules = onlyOffered ? onlyClasses(version.rules, perClass, codes) : version.rules;
    return { ...version, rules: withClasses(rules, perClass, codes) };
  };
}

/** What of a version somebody else may have changed meanwhile, as people call it. */
export function useEditedFields(start: Version): readonly EditedField<Typed>[] {
  const text = useText();
  const word = useWord();
  const ruleName = useRuleName();
  return [
    ...Object.keys(start.rules).map((name) => ({
      name,
      label: ruleName(name),
      words: (value: string) =>
        (ruleOf(name).unit === 'choice' ? word('downgrade', DOWNGRADES[Number(value)]!) : value),
    })),
    { name: 'tiers', label: text('policies.tiers') },
    { name: 'bonuses', label: text('policies.bonuses') },
    { name: 'delays', label: text('shared.delays') },
    { name: 'windows', label: text('policies.regionWindows') },
    { name: 'lists', label: text('policies.lists') },
  ];
}
