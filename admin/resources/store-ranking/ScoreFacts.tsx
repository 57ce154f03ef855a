import { StoreScoreFactsDocument, type StoreScorePartName } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

interface Props {
  readonly outletId: string;
  readonly quarter: string;
  readonly part: StoreScorePartName;
}

/** What a part of a score was counted from, what is missing first, as far as one may see it. */
export function ScoreFacts({ outletId, quarter, part }: Props) {
  const text = useText();
  const format = useFormat();
  const asked = useAsk(StoreScoreFactsDocument, { outletId, part });
  return (
    <Answer asked={asked}>
      {({ outlet }) => (
        <SmallTable
          label={text('storeRanking.facts')}
          rows={(outlet?.scores ?? []).find((one) => one.quarter === quarter)?.facts ?? []}
          keyOf={({ member, order, complaint, at }) => `${member?.id} ${order?.id} ${complaint?.id} ${at}`}
          empty={text('storeRanking.nothing')}
          columns={[
            { label: text('storeRanking.what'), phone: 'title', cell: ({ member, order, complaint }) => {
              if (order) return <PageLink to={`/orders/${order.id}/show`}>{order.externalNo}</PageLink>;
              if (complaint) {
                return <PageLink to={`/complaints/${complaint.id}/show`}>{text('storeRanking.complaint')}</PageLink>;
              }
              return member
                ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                : '—';
            } },
            { label: text('fields.at'), cell: ({ at }) => format.dateTime(at) },
            { label: text('storeRanking.counted'), align: 'right', phone: 'side',
              cell: ({ good, all }) => `${good}/${all}` },
          ]}
        />
      )}
    </Answer>
  );
}
