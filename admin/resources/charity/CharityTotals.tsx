import { CharityFundDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';

/** The fund by region and currency. */
export function CharityTotals() {
  const text = useText();
  const format = useFormat();
  const named = useNamed();
  const asked = useAsk(CharityFundDocument, {});
  return (
    <Section title={text('charity.totals')} dense>
      <Answer asked={asked}>
        {({ charityTotals }) => (
          <SmallTable
            label={text('charity.totals')}
            empty={text('charity.empty')}
            rows={charityTotals}
            keyOf={({ region, left }) => region.code + left.currency}
            columns={[
              { label: text('fields.region'), phone: 'title', cell: ({ region }) => named(region) },
              { label: text('charity.orders'), align: 'right', cell: ({ orders }) => format.number(orders) },
              { label: text('charity.given'), align: 'right', cell: ({ given }) => format.money(given) },
              { label: text('charity.takenBack'), align: 'right', cell: ({ takenBack }) => format.money(takenBack) },
              { label: text('charity.paidOut'), align: 'right', cell: ({ paidOut }) => format.money(paidOut) },
              { label: text('charity.left'), align: 'right', phone: 'side', cell: ({ left }) => format.money(left) },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}
