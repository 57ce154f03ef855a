import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import type { Story } from './members.data.ts';

export function MemberOrders({ story, memberId }: { story: Story; memberId: string }) {
  const text = useText();
  const format = useFormat();
  const orders = story?.orders?.edges.map(({ node }) => node) ?? [];
  const filter = encodeURIComponent(JSON.stringify({ memberId }));
  return (
    <>
      <SmallTable
        label={text('members.orders')}
        rows={orders}
        keyOf={({ id }) => id}
        columns={[
          {
            label: text('fields.orderNo'),
            cell: ({ id, externalNo }) => <PageLink to={`/orders/${id}/show`}>{externalNo}</PageLink>,
          },
          { label: text('fields.paidAt'), cell: ({ paidAt }) => format.dateTime(paidAt) },
          { label: text('fields.outlet'), cell: ({ outlet }) => outlet?.name ?? '—' },
          { label: text('fields.state'), cell: ({ state }) => <State kind="orderState" value={state} /> },
          { label: text('fields.net'), align: 'right', cell: ({ totals }) => format.money(totals.net) },
          {
            label: text('fields.points'),
            align: 'right',
            cell: ({ points }) => format.number(points ? points.earned - points.reversed : null),
          },
        ]}
      />
      {story?.orders?.pageInfo.hasNextPage && (
        <PageLink to={`/orders?filter=${filter}`}>{text('actions.showAll')}</PageLink>
      )}
    </>
  );
}
