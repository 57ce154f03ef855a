import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { identifier, moment, money } from '../../parts/list/export/kinds.ts';
import { FilterDay, FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { RefundPayment } from '../../parts/payments/RefundPayment.tsx';
import { State } from '../../parts/State.tsx';
import { usePicks } from '../../parts/pickers/use-picks.ts';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { PAYMENT_STATES, type PaymentListRow } from './payments.data.ts';

/** Money as it was told, the newest first: what fits nothing waits here to be given back. */
export default function PaymentList() {
  const text = useText();
  const [refunding, setRefunding] = useState<PaymentListRow | null>(null);
  const columns = useColumns(setRefunding);
  return (
    <>
      <HouseList<PaymentListRow>
        resource="payments"
        title={text('payments.title')}
        columns={columns}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'UNMATCHED' }}
        filters={<Filters />}
      />
      {refunding && <RefundPayment payment={refunding} onClose={() => setRefunding(null)} />}
    </>
  );
}

function Filters() {
  const text = useText();
  const word = useWord();
  return (
    <>
      <FilterText source="paymentNo" label={text('quotes.paymentNo')} />
      <FilterSelect source="state" label={text('fields.state')}
        choices={PAYMENT_STATES.map((id) => ({ id, name: word('paymentState', id) }))} />
      <FilterSelect source="channelId" label={text('fields.channel')}
        choices={usePicks('channels', '', true)} />
      <FilterSelect source="outletId" label={text('fields.outlet')}
        choices={usePlaces().map(({ id, name }) => ({ id, name }))} />
      <FilterDay source="from" label={text('fields.from')} />
      <FilterDay source="to" label={text('fields.until')} />
    </>
  );
}

function useColumns(onRefund: (row: PaymentListRow) => void): readonly Column<PaymentListRow>[] {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const stateOf = ({ state, unmatchedReason }: PaymentListRow) => [word('paymentState', state),
    unmatchedReason && word('unmatchedReason', unmatchedReason)].filter(Boolean).join(' · ');
  return [
    { key: 'paymentNo', label: text('quotes.paymentNo'), phone: 'title',
      ...identifier(({ paymentNo }: PaymentListRow) => paymentNo) },
    { key: 'amount', label: text('quotes.amount'), phone: 'side', ...money(({ amount }: PaymentListRow) => amount) },
    { key: 'means', label: text('quotes.means'), phone: 'below', text: ({ means }) => word('paymentMeans', means) },
    { key: 'state', label: text('fields.state'), phone: 'below', text: stateOf,
      show: ({ state, unmatchedReason }) => (
        <>
          <State kind="paymentState" value={state} />
          {unmatchedReason && ` · ${word('unmatchedReason', unmatchedReason)}`}
        </>) },
    { key: 'quote', label: text('payments.quote'), phone: 'below',
      text: ({ quote, namedQuote }) => quote?.orderNo ?? namedQuote,
      show: ({ quote, namedQuote }) => (quote
        ? <PageLink to={`/quotes/${quote.id}/show`}>{quote.orderNo}</PageLink> : namedQuote) },
    { key: 'channel', label: text('fields.channel'), text: ({ channel }) => channel?.name ?? '—' },
    { key: 'outlet', label: text('fields.outlet'), text: ({ outlet }) => outlet?.name ?? '—' },
    { key: 'paidAt', label: text('payments.paidAt'), ...moment(({ paidAt }: PaymentListRow) => paidAt) },
    { key: 'receivedAt', label: text('payments.receivedAt'),
      ...moment(({ receivedAt }: PaymentListRow) => receivedAt) },
    { key: 'refund', label: text('quotes.refundNo'), phone: 'actions', text: ({ refundNo }) => refundNo ?? '—',
      show: (row) => (row.state === 'UNMATCHED' && can('orders:write')
        ? <Button onClick={() => onRefund(row)}>{text('quotes.refund')}</Button> : row.refundNo ?? '—') },
  ];
}
