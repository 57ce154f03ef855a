import { DateInput, SelectInput } from 'react-admin';
import { useAsk } from '../../graph/use-ask.ts';
import { FranchiseChoicesDocument } from '../../gql/graphql.ts';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { useClassName } from '../../parts/words/use-named.ts';
import type { RebateRow } from './rebates.data.ts';

const STATES = ['ACCRUED', 'HELD', 'PAYABLE', 'SETTLED', 'REVERSED'] as const;

export default function RebateList() {
  const text = useText();
  const columns = useColumns();
  return (
    <HouseList<RebateRow>
      resource="rebates"
      title={text('rebates.rebates')}
      columns={columns}
      sort={{ field: 'PAID_AT', order: 'DESC' }}
      to={({ order }) => `/orders/${order?.id}/show`}
      filters={<Filters />}
    />
  );
}

function Filters() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const franchises =
    useAsk(FranchiseChoicesDocument, {}, { enabled: can('franchises:read') }).data?.franchises.items ?? [];
  return (
    <>
      <SelectInput
        source="franchiseId"
        label={text('fields.homeFranchise')}
        helperText={false}
        translateChoice={false}
        choices={franchises.map(({ id, name }) => ({ id, name }))}
      />
      <SelectInput
        source="state"
        label={text('fields.state')}
        helperText={false}
        translateChoice={false}
        choices={STATES.map((id) => ({ id, name: word('rebateState', id) }))}
      />
      <SelectInput
        source="paidByHeadOffice"
        label={text('fields.payer')}
        helperText={false}
        translateChoice={false}
        choices={[
          { id: 'true', name: text('shared.headOffice') },
          { id: 'false', name: text('fields.franchise') },
        ]}
      />
      <DateInput source="from" label={text('fields.paidFrom')} helperText={false} />
      <DateInput source="to" label={text('fields.paidTo')} helperText={false} />
    </>
  );
}

function useColumns(): readonly Column<RebateRow>[] {
  const text = useText();
  const word = useWord();
  const called = useClassName();
  return [
    { key: 'order', label: text('fields.orderNo'), phone: 'below', text: ({ order }) => order?.externalNo ?? '—' },
    {
      key: 'home',
      label: text('fields.homeFranchise'),
      phone: 'title',
      text: ({ homeFranchise }) => homeFranchise?.name ?? '—',
    },
    {
      key: 'payer',
      label: text('fields.payer'),
      phone: 'below',
      text: ({ payer }) => payer?.name ?? text('shared.headOffice'),
    },
    { key: 'outlet', label: text('fields.outlet'), text: ({ sellingOutlet }) => sellingOutlet?.name ?? '—' },
    { key: 'class', label: text('fields.marginClass'), text: ({ marginClass }) => called(marginClass) },
    { key: 'rate', label: text('fields.rate'), align: 'right', text: ({ rateBps }, format) => format.bps(rateBps) },
    { key: 'base', label: text('fields.base'), align: 'right', text: ({ base }, format) => format.money(base) },
    {
      key: 'net',
      label: text('fields.balance'),
      sort: 'NET',
      align: 'right',
      phone: 'side',
      text: ({ net }, format) => format.money(net),
    },
    {
      key: 'state',
      label: text('fields.state'),
      phone: 'side',
      text: ({ state }) => word('rebateState', state),
      show: ({ state }) => <State kind="rebateState" value={state} />,
    },
    {
      key: 'held',
      label: text('fields.heldUntil'),
      sort: 'HELD_UNTIL',
      align: 'right',
      text: ({ heldUntil }, format) => format.dateTime(heldUntil),
    },
    {
      key: 'paidAt',
      label: text('fields.paidAt'),
      sort: 'PAID_AT',
      align: 'right',
      text: ({ paidAt }, format) => format.date(paidAt),
    },
  ];
}
