import { useMemo } from 'react';
import { SegmentFactsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWord } from '../../i18n/use-text.ts';
import type { Fact, Line } from './segment-rule.data.ts';

/** Facts by name, in the language chosen. */
export function useFacts() {
  const { locale } = useFormat();
  const word = useWord();
  const facts = useAsk(SegmentFactsDocument, {}).data?.segmentFacts;
  return useMemo(() => {
    const named = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }) => (locale === 'zh-CN' ? nameZh : nameEn);
    const byName = new Map((facts ?? []).map((fact) => [fact.fact, fact] as const));
    const valueName = (fact: Fact | undefined, value: string) => {
      const choice = fact?.choices.find((one) => one.value === value);
      return choice ? named(choice) : value;
    };
    const said = ({ kind, fact: name, operator, values }: Line) => {
      if (kind !== 'CONDITION') return word('segmentLine', kind);
      const fact = byName.get(name!);
      return [fact ? named(fact) : name, word('segmentOperator', operator!),
        values.map((value) => valueName(fact, value)).join('、')].filter(Boolean).join(' ');
    };
    return { facts: facts ?? [], byName, named, valueName, said };
  }, [facts, locale, word]);
}
