import { DateInput, SelectInput } from 'react-admin';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { FilterText } from '../../parts/list/FilterText.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import type { OrderRow } from './orders.data.ts';
import { useNobody } from './use-nobody.ts';

const STATES = ['PAID', 'DELIVERED', 'COMPLETED', 'PARTLY_RETURNED', 'RETURNED', 'CANCELLED'] as const;

export default function OrderList() {
  const text = useText();
  const columns = useColumns();
  return (
    <HouseList<OrderRow>
      resource="orders"
      title={text('orders.title')}
      columns={columns}
      sort={{ field: 'PAID_AT', order: 'DESC' }}
      to={({ id }) => `/orders/${id}/show`}
      filters={<Filters />}
    />
  );
}

function Filters() {
  const text = useText();
  const word = useWord();
  return (
    <>
      <FilterText source="search" label={text('fields.search')} />
      <SelectInput
        source="state"
        label={text('fields.state')}
        helperText={false}
        translateChoice={false}
        choices={STATES.map((id) => ({ id, name: word('orderState', id) }))}
      />
      <SelectInput
        source="unlinked"
        label={text('fields.member')}
        helperText={false}
        translateChoice={false}
        choices={[
          { id: 'true', name: text('fields.unlinked') },
          { id: 'false', name: text('fields.member') },
        ]}
      />
      <DateInput source="paidFrom" label={text('fields.paidFrom')} helperText={false} />
      <DateInput source="paidTo" label={text('fields.paidTo')} helperText={false} />
    </>
  );
}

function useColumns(): readonly Column<OrderRow>[] {
  const text = useText();
  const word = useWord();
  const nobody = useNobody();
  return [
    {
      key: 'no',
      label: text('fields.orderNo'),
      sort: 'EXTERNAL_NO',
      phone: 'title',
      text: ({ externalNo }) => externalNo,
    },
    {
      key: 'member',
      label: text('fields.member'),
      phone: 'below',
      text: ({ member }) => member?.displayName ?? nobody,
    },
    { key: 'outlet', label: text('fields.outlet'), phone: 'below', text: ({ outlet }) => outlet?.name ?? '—' },
    { key: 'channel', label: text('fields.channel'), text: ({ channel }) => channel?.name ?? '—' },
    { key: 'fulfilment', label: text('fields.fulfilment'), text: ({ fulfilment }) => word('fulfilment', fulfilment) },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'below',
      text: ({ state }) => word('orderState', state),
      show: ({ state }) => <State kind="orderState" value={state} />,
    },
    {
      key: 'goods',
      label: text('fields.goods'),
      align: 'right',
      text: ({ totals }, format) => format.money(totals.goods),
    },
    {
      key: 'net',
      label: text('fields.net'),
      align: 'right',
      phone: 'side',
      text: ({ totals }, format) => format.money(totals.net),
    },
    {
      key: 'base',
      label: text('fields.base'),
      sort: 'BASE',
      align: 'right',
      text: ({ totals }, format) => format.money(totals.base),
    },
    {
      key: 'paidAt',
      label: text('fields.paidAt'),
      sort: 'PAID_AT',
      align: 'right',
      phone: 'side',
      text: ({ paidAt }, format) => format.dateTime(paidAt),
    },
  ];
}
