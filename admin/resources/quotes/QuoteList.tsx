import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { moment, money } from '../../parts/list/export/kinds.ts';
import { FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { STATES, type QuoteRow } from './quotes.data.ts';

/** Quotes as they stand by the clock, the newest first. */
export default function QuoteList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const places = usePlaces();
  return (
    <HouseList<QuoteRow>
      resource="quotes"
      title={text('quotes.title')}
      columns={useColumns()}
      sort={{ field: '', order: 'DESC' }}
      to={({ id }) => `/quotes/${id}/show`}
      filters={
        <>
          <FilterText source="shortNo" label={text('quotes.shortNo')} />
          <FilterSelect source="state" label={text('fields.state')}
            choices={STATES.map((id) => ({ id, name: word('quoteState', id) }))} />
          <FilterSelect source="outletId" label={text('fields.outlet')}
            choices={places.map(({ id, name }) => ({ id, name }))} />
        </>
      }
      actions={can('orders:write') && (
        <Button variant="contained" component={Link} to="/quote-desk">{text('quotes.open')}</Button>)}
    />
  );
}

function useColumns(): readonly Column<QuoteRow>[] {
  const text = useText();
  const word = useWord();
  return [
    { key: 'shortNo', label: text('quotes.shortNo'), phone: 'title', text: ({ shortNo }) => shortNo ?? '—' },
    { key: 'orderNo', label: text('fields.orderNo'), phone: 'below', text: ({ orderNo }) => orderNo },
    { key: 'state', label: text('fields.state'), phone: 'below', text: ({ state }) => word('quoteState', state),
      show: ({ state }) => <State kind="quoteState" value={state} /> },
    { key: 'member', label: text('fields.member'), phone: 'below',
      text: ({ member }) => member?.displayName ?? member?.cardNumber ?? '—' },
    { key: 'outlet', label: text('fields.outlet'), text: ({ outlet }) => outlet?.name ?? '—' },
    { key: 'due', label: text('quotes.due'), phone: 'side', ...money(({ price }: QuoteRow) => price?.due ?? null) },
    { key: 'quotedAt', label: text('quotes.quotedAt'), ...moment(({ quotedAt }: QuoteRow) => quotedAt) },
    { key: 'lockedUntil', label: text('quotes.lockedUntil'), ...moment(({ lockedUntil }: QuoteRow) => lockedUntil) },
  ];
}
