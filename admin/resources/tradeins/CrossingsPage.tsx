import { Button } from '@mui/material';
import { useState } from 'react';
import { CreditCrossingsDocument, type CreditCrossingsQuery } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { wallTime } from '../../reading/zones.ts';
import { monthOf, monthsFrom } from './crossing-months.ts';

/** What one party sold for credit that another one owes, a month at a time. */
export default function CrossingsPage() {
  const text = useText();
  const named = useNamed();
  const region = useRegion();
  const today = wallTime(new Date(), region.timeZone).slice(0, 10);
  const [back, setBack] = useState(0);
  const { from, to } = monthOf(monthsFrom(today, back));
  const asked = useAsk(CreditCrossingsDocument, { region: region.code, from, to }, { keep: true });
  return (
    <Page title={text('tradeins.crossings')} over={named(region)} actions={(
      <>
        <Button onClick={() => setBack(back + 1)}>{text('tradeins.monthBefore')}</Button>
        <Button disabled={back === 0} onClick={() => setBack(back - 1)}>{text('tradeins.monthAfter')}</Button>
      </>
    )}>
      <Section title={from.slice(0, 7)}>
        <Answer asked={asked}>{({ creditCrossings }) => <Rows rows={creditCrossings} />}</Answer>
      </Section>
    </Page>
  );
}

function Rows({ rows }: { rows: CreditCrossingsQuery['creditCrossings'] }) {
  const text = useText();
  const format = useFormat();
  return (
    <SmallTable label={text('tradeins.crossings')} rows={rows} keyOf={({ id }) => id}
      empty={text('tradeins.noCrossings')}
      columns={[
        { label: text('tradeins.taker'), phone: 'title',
          cell: ({ takerOutlet }) => takerOutlet?.name ?? text('tradeins.house') },
        { label: text('tradeins.seller'), cell: ({ sellerOutlet }) => sellerOutlet?.name ?? '—' },
        { label: text('tradeins.credit'), align: 'right', phone: 'side', cell: ({ amount }) => format.money(amount) },
        { label: text('tradeins.cameBack'), align: 'right', cell: ({ back }) => format.money(back) },
        { label: text('tradeins.fine'), align: 'right', cell: ({ fineGrams }) => (fineGrams ? `${fineGrams} g` : '—') },
        { label: text('tradeins.piece'), cell: ({ tradeInId }) => (tradeInId
          ? <PageLink to={`/tradeIns/${tradeInId}/show`}>{text('tradeins.title')}</PageLink>
          : text('tradeins.storeCredit')) },
        { label: text('fields.order'), cell: ({ orderId }) => (
          <PageLink to={`/orders/${orderId}/show`}>{orderId}</PageLink>) },
        { label: text('tradeins.at'), cell: ({ at }) => format.dateTime(at) },
      ]} />
  );
}
