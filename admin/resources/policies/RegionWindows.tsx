import { useText, useWord } from '../../i18n/use-text.ts';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { ruleOf } from '../../parts/rules/rule-values.ts';
import { useRuleText } from '../../parts/rules/use-rule-text.ts';
import { useNamed } from '../../parts/words/use-named.ts';
import { WINDOWS, type RegionLine, type WindowName } from './region-lines.ts';

/** Where goods sold in a region have return windows of their own; a dash: as everywhere. */
export function RegionWindows({ windows }: { windows: readonly RegionLine[] }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const ruleText = useRuleText();
  const days = (own: RegionLine, name: WindowName) => {
    const value = own[name];
    return value === null ? '—' : ruleText(ruleOf(name), value);
  };
  return (
    <Section title={text('policies.regionWindows')}>
      <SmallTable
        label={text('policies.regionWindows')}
        rows={windows}
        keyOf={({ region }) => region.code}
        columns={[
          { label: text('policies.outletRegion'), cell: ({ region }) => named(region), phone: 'title' },
          ...WINDOWS.map((name) => ({
            label: word('rule', name),
            align: 'right' as const,
            cell: (own: RegionLine) => days(own, name),
          })),
        ]}
      />
    </Section>
  );
}
