import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { identifier, moment, money } from '../../parts/list/export/kinds.ts';
import { FilterDay, FilterSelect, FilterText } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import type { OrderRow } from './orders.data.ts';
import { useNobody } from './use-nobody.ts';

const STATES = ['PAID', 'DELIVERED', 'COMPLETED', 'PARTLY_RETURNED', 'RETURNED', 'EXCHANGED', 'CANCELLED'] as const;

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
      <FilterSelect
        source="state"
        label={text('fields.state')}
        choices={STATES.map((id) => ({ id, name: word('orderState', id) }))}
      />
      <FilterSelect
        source="unlinked"
        label={text('fields.member')}
        choices={[
          { id: 'true', name: text('fields.unlinked') },
          { id: 'false', name: text('fields.member') },
        ]}
      />
      <FilterDay source="paidFrom" label={text('fields.paidFrom')} />
      <FilterDay source="paidTo" label={text('fields.paidTo')} />
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
      ...identifier(({ externalNo }: OrderRow) => externalNo),
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
      ...money(({ totals }: OrderRow) => totals.goods),
    },
    {
      key: 'net',
      label: text('fields.net'),
      phone: 'side',
      ...money(({ totals }: OrderRow) => totals.net),
    },
    {
      key: 'base',
      label: text('fields.base'),
      sort: 'BASE',
      ...money(({ totals }: OrderRow) => totals.base),
    },
    {
      key: 'paidAt',
      label: text('fields.paidAt'),
      sort: 'PAID_AT',
      align: 'right',
      phone: 'side',
      ...moment(({ paidAt }: OrderRow) => paidAt),
    },
  ];
}
