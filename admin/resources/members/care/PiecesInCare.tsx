import { MemberPiecesDocument } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../parts/Page.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';

const MOST_SHOWN = 8;

/** What of the member's pieces is to be looked after next, what is due first stands first. */
export function PiecesInCare({ memberId }: { memberId: string }) {
  const text = useText();
  const format = useFormat();
  const pieces = useAsk(MemberPiecesDocument, { id: memberId }).data?.member?.caredPieces ?? [];
  const due = pieces.flatMap(({ orderLineId, name, nextCare: [next] }) => (next ? [{ orderLineId, name, next }] : []))
    .sort((a, b) => (a.next.dueOn < b.next.dueOn ? -1 : 1)).slice(0, MOST_SHOWN);
  if (due.length === 0) return null;
  return (
    <Section title={text('dueCare.own')}>
      <SmallTable
        label={text('dueCare.own')}
        rows={due}
        keyOf={({ orderLineId }) => orderLineId}
        columns={[
          { label: text('dueCare.piece'), phone: 'title', cell: ({ name }) => name ?? '—' },
          { label: text('dueCare.care'), cell: ({ next }) => (
            format.locale === 'zh-CN' ? next.nameZh : next.nameEn) },
          { label: text('dueCare.dueOn'), phone: 'side', cell: ({ next }) => format.date(next.dueOn) },
        ]}
      />
    </Section>
  );
}
