import { useMemo } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { FranchiseRankingDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

const DAY = 86_400_000;

export function Ranking() {
  const text = useText();
  const format = useFormat();
  const range = useMemo(() => {
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
    return { from: dayOf(Date.now() - 90 * DAY), to: dayOf(Date.now() + DAY) };
  }, []);
  const { code: region } = useRegion();
  const asked = useAsk(FranchiseRankingDocument, { ...range, region });
  return (
    <Section title={`${text('franchises.ranking')} · ${text('franchises.rankRange')}`}>
      <Answer asked={asked}>
        {({ franchiseRanking }) => (
          <SmallTable
            label={text('franchises.ranking')}
            rows={franchiseRanking}
            keyOf={({ franchise, netSales }) => `${franchise?.id} ${netSales.currency}`}
            columns={[
              { label: text('fields.rank'), cell: ({ rank }) => rank ?? '—' },
              {
                label: text('fields.franchise'),
                cell: ({ franchise }) =>
                  franchise ? <PageLink to={`/franchises/${franchise.id}/show`}>{franchise.name}</PageLink> : '—',
              },
              { label: text('fields.orders'), align: 'right', cell: ({ orders }) => format.number(orders) },
              { label: text('fields.members'), align: 'right', cell: ({ members }) => format.number(members) },
              { label: text('fields.sales'), align: 'right', cell: ({ sales }) => format.money(sales) },
              { label: text('fields.returned'), align: 'right', cell: ({ returned }) => format.money(returned) },
              {
                label: text('fields.net'),
                align: 'right',
                cell: ({ netSales }) => <strong>{format.money(netSales)}</strong>,
              },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}
