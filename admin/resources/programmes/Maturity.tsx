import type { ProgrammeListQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

type Shown = NonNullable<ProgrammeListQuery['programmes'][number]['maturity']>;

/** What a mature programme has, what of it stands, and what to do next; in the order of the first thirty days. */
export function Maturity({ maturity: { score, checks } }: { maturity: Shown }) {
  const text = useText();
  const isChinese = useFormat().locale === 'zh-CN';
  const title = text('programmes.maturity', { score });
  return (
    <Section title={title}>
      <SmallTable
        label={title}
        rows={checks}
        keyOf={({ code }) => code}
        columns={[
          { label: text('programmes.check'), cell: ({ zh, en }) => (isChinese ? zh : en), phone: 'title' },
          {
            label: text('fields.state'),
            cell: ({ isDone }) => (
              <Mark tone={isDone ? 'plain' : 'warn'}>{text(isDone ? 'programmes.done' : 'programmes.open')}</Mark>
            ),
            phone: 'side',
          },
          { label: text('programmes.byDay'), align: 'right', cell: ({ byDay }) => byDay },
          { label: text('programmes.next'), cell: ({ nextZh, nextEn }) => (isChinese ? nextZh : nextEn) ?? '—' },
        ]}
      />
    </Section>
  );
}
