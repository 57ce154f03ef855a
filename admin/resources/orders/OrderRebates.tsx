import type { RebatePartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { useClassName } from '../../parts/words/use-named.ts';

export function OrderRebates({ rebates }: { rebates: readonly RebatePartsFragment[] }) {
  const text = useText();
  const called = useClassName();
  const format = useFormat();
  return (
    <SmallTable
      label={text('orders.rebates')}
      rows={rebates}
      keyOf={({ id }) => id}
      empty={text('shared.none')}
      columns={[
        {
          label: text('fields.homeFranchise'),
          cell: ({ homeFranchise }) =>
            homeFranchise ? <PageLink to={`/franchises/${homeFranchise.id}/show`}>{homeFranchise.name}</PageLink> : '—',
        },
        { label: text('fields.payer'), cell: ({ payer }) => payer?.name ?? text('shared.headOffice') },
        { label: text('fields.marginClass'), cell: ({ marginClass }) => called(marginClass) },
        {
          label: text('fields.rate'),
          align: 'right',
          cell: ({ rateBps, marginCapped }) =>
            `${format.bps(rateBps)}${marginCapped ? ` · ${text('orders.capped')}` : ''}`,
        },
        { label: text('fields.base'), align: 'right', cell: ({ base }) => format.money(base) },
        { label: text('fields.accrued'), align: 'right', cell: ({ accrued }) => format.money(accrued) },
        { label: text('fields.reversed'), align: 'right', cell: ({ reversed }) => format.money(reversed) },
        { label: text('fields.balance'), align: 'right', cell: ({ net }) => <strong>{format.money(net)}</strong> },
        { label: text('fields.state'), cell: ({ state }) => <State kind="rebateState" value={state} /> },
      ]}
    />
  );
}
