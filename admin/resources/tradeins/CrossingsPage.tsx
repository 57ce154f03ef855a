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

const SIZE = 100;

/** What parties owe each other for old gold and store credit, a month at a time. */
export default function CrossingsPage() {
  const text = useText();
  const named = useNamed();
  const region = useRegion();
  const today = wallTime(new Date(), region.timeZone).slice(0, 10);
  const [back, setBack] = useState(0);
  const [number, setNumber] = useState(1);
  const go = (to: number) => {
    setBack(to);
    setNumber(1);
  };
  const { from, to } = monthOf(monthsFrom(today, back));
  const asked = useAsk(CreditCrossingsDocument, { region: region.code, from, to, page: { number, size: SIZE } },
    { keep: true });
  return (
    <Page title={text('tradeins.crossings')} over={named(region)} actions={(
      <>
        <Button onClick={() => go(back + 1)}>{text('tradeins.monthBefore')}</Button>
        <Button disabled={back === 0} onClick={() => go(back - 1)}>{text('tradeins.monthAfter')}</Button>
      </>
    )}>
      <Section title={from.slice(0, 7)}>
        <Answer asked={asked}>{({ creditCrossings: { items, totalCount } }) => (
          <>
            <Rows rows={items} />
            {totalCount > SIZE && (
              <>
                <Button disabled={number === 1} onClick={() => setNumber(number - 1)}>{text('tradeins.newer')}</Button>
                <Button disabled={number * SIZE >= totalCount} onClick={() => setNumber(number + 1)}>
                  {text('tradeins.older')}
                </Button>
              </>)}
          </>)}
        </Answer>
      </Section>
    </Page>
  );
}

function Rows({ rows }: { rows: CreditCrossingsQuery['creditCrossings']['items'] }) {
  const text = useText();
  const format = useFormat();
  return (
    <SmallTable label={text('tradeins.crossings')} rows={rows} keyOf={({ id }) => id}
      empty={text('tradeins.noCrossings')}
      columns={[
        { label: text('tradeins.taker'), phone: 'title',
          cell: ({ takerOutlet }) => takerOutlet?.name ?? text('tradeins.house') },
        { label: text('tradeins.seller'), cell: ({ sellerOutlet }) => sellerOutlet?.name ?? text('tradeins.house') },
        { label: text('tradeins.credit'), align: 'right', phone: 'side', cell: ({ amount }) => format.money(amount) },
        { label: text('tradeins.fine'), align: 'right', cell: ({ fineGrams }) => (fineGrams ? `${fineGrams} g` : '—') },
        { label: text('tradeins.piece'), cell: ({ tradeInId }) => (tradeInId
          ? <PageLink to={`/tradeIns/${tradeInId}/show`}>{text('tradeins.title')}</PageLink>
          : text('tradeins.storeCredit')) },
        { label: text('fields.order'), cell: ({ orderId }) => (orderId
          ? <PageLink to={`/orders/${orderId}/show`}>{orderId}</PageLink> : '—') },
        { label: text('tradeins.at'), cell: ({ at }) => format.dateTime(at) },
      ]} />
  );
}
