import { Button } from '@mui/material';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { useTraitText } from './use-trait-text.ts';
import { standingsOf, type WordStanding, type WordVersion } from './word-standing.ts';
import type { WordKind } from './words.data.ts';

type OnEdit = ((standing: WordStanding | null) => void) | null;

/** The words of one kind: what each is now, and what it will be from when. */
export function WordTable({ kind, onEdit }: { kind: WordKind; onEdit: OnEdit }) {
  const text = useText();
  const columns = useColumns(kind, onEdit);
  const label = text(`houseWords.${kind.id}`);
  const one = text(`houseWords.one.${kind.id}`);
  return (
    <Section
      title={label}
      side={onEdit && <Button onClick={() => onEdit(null)}>{text('houseWords.add', { kind: one })}</Button>}>
      <Answer asked={useAsk(kind.document, {})}>
        {(answer) => (
          <SmallTable
            label={label}
            rows={standingsOf(kind.versionsIn(answer), new Date())}
            keyOf={({ current }) => current.code}
            columns={columns}
          />
        )}
      </Answer>
    </Section>
  );
}

function useColumns(kind: WordKind, onEdit: OnEdit): readonly SmallColumn<WordStanding>[] {
  const text = useText();
  const format = useFormat();
  const traitText = useTraitText();
  const change = useChangeText(kind);
  return [
    { label: text('fields.code'), cell: ({ current }) => current.code, phone: 'title' },
    { label: text('shared.nameZh'), cell: ({ current }) => current.nameZh },
    { label: text('shared.nameEn'), cell: ({ current }) => current.nameEn },
    ...kind.traits.map((trait) => ({
      label: text(`fields.${trait.name}`),
      cell: ({ current }: WordStanding) => traitText(trait, current[trait.name]),
    })),
    { label: text('fields.effectiveFrom'), cell: ({ current }) => format.dateTime(current.effectiveFrom) },
    { label: text('fields.state'), cell: (standing) => <Standing standing={standing} />, phone: 'side' },
    {
      label: text('houseWords.upcoming'),
      cell: ({ current, upcoming }) =>
        upcoming.map((next, place) => change(upcoming[place - 1] ?? current, next)).join(' · ') || '—',
    },
    ...(onEdit
      ? [{
        label: '\u00a0',
        cell: (standing: WordStanding) => <Button onClick={() => onEdit(standing)}>{text('actions.edit')}</Button>,
        phone: 'actions' as const,
      }]
      : []),
  ];
}

function Standing({ standing: { current, hasBegun } }: { standing: WordStanding }) {
  const text = useText();
  if (!hasBegun) return <Mark tone="warn">{text('houseWords.notBegun')}</Mark>;
  return current.retired
    ? <Mark>{text('houseWords.retired')}</Mark>
    : <Mark tone="good">{text('houseWords.offered')}</Mark>;
}

/** What a version will change, and when: 自 2027-01-01 00:00 香港特区 Hong Kong SAR. */
function useChangeText({ traits }: WordKind): (before: WordVersion, next: WordVersion) => string {
  const text = useText();
  const format = useFormat();
  const traitText = useTraitText();
  return (before, next) => {
    const changed = traits.filter(({ name }) => before[name] !== next[name])
      .map((trait) => `${text(`fields.${trait.name}`)} ${traitText(trait, next[trait.name])}`);
    return [
      text('houseWords.from', { at: format.dateTime(next.effectiveFrom) }),
      next.nameZh,
      next.nameEn,
      ...changed,
      ...(next.retired ? [text('houseWords.retired')] : []),
    ].join(' ');
  };
}
