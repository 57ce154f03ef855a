import { useAsk } from '../../graph/use-ask.ts';
import { FranchiseChoicesDocument } from '../../gql/graphql.ts';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import type { Column } from '../../parts/list/columns.ts';
import { dayOfMoment, identifier, moment, money, share } from '../../parts/list/export/kinds.ts';
import { FilterDay, FilterSelect } from '../../parts/list/filters.tsx';
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
      <FilterSelect
        source="franchiseId"
        label={text('fields.homeFranchise')}
        choices={franchises}
      />
      <FilterSelect
        source="state"
        label={text('fields.state')}
        choices={STATES.map((id) => ({ id, name: word('rebateState', id) }))}
      />
      <FilterSelect
        source="paidByHeadOffice"
        label={text('fields.payer')}
        choices={[
          { id: 'true', name: text('shared.headOffice') },
          { id: 'false', name: text('fields.franchise') },
        ]}
      />
      <FilterDay source="from" label={text('fields.paidFrom')} />
      <FilterDay source="to" label={text('fields.paidTo')} />
    </>
  );
}

function useColumns(): readonly Column<RebateRow>[] {
  const text = useText();
  const word = useWord();
  const called = useClassName();
  return [
    {
      key: 'order',
      label: text('fields.orderNo'),
      phone: 'below',
      ...identifier(({ order }: RebateRow) => order?.externalNo),
    },
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
    { key: 'rate', label: text('fields.rate'), ...share(({ rateBps }: RebateRow) => rateBps) },
    { key: 'base', label: text('fields.base'), ...money(({ base }: RebateRow) => base) },
    {
      key: 'net',
      label: text('fields.balance'),
      sort: 'NET',
      phone: 'side',
      ...money(({ net }: RebateRow) => net),
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
      ...moment(({ heldUntil }: RebateRow) => heldUntil),
    },
    {
      key: 'paidAt',
      label: text('fields.paidAt'),
      sort: 'PAID_AT',
      align: 'right',
      ...dayOfMoment(({ paidAt }: RebateRow) => paidAt),
    },
  ];
}
