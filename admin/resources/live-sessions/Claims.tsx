import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import type { LiveSession } from './live-sessions.data.ts';

export function Claims({ session }: { session: LiveSession }) {
  const text = useText();
  const format = useFormat();
  const claims = session.drops
    .flatMap((drop) => drop.claims.edges.map(({ node }) => ({ ...node, sku: drop.item?.sku ?? '—' })))
    .sort((one, other) => Date.parse(other.claimedAt) - Date.parse(one.claimedAt));
  return (
    <SmallTable
      label={text('liveSessions.claims')}
      rows={claims}
      keyOf={({ id }) => id}
      empty={text('shared.none')}
      columns={[
        { label: text('fields.claimedAt'), cell: ({ claimedAt }) => format.dateTime(claimedAt) },
        {
          label: text('fields.member'),
          cell: ({ member }) =>
            member ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? '—'}</PageLink> : '—',
        },
        { label: text('fields.sku'), cell: ({ sku }) => sku },
        { label: text('fields.pointsPrice'), align: 'right', cell: ({ pointsPrice }) => format.number(pointsPrice) },
        { label: text('fields.position'), align: 'right', cell: ({ position }) => position ?? '—' },
        { label: text('fields.state'), cell: ({ state }) => <State kind="claim" value={state} /> },
      ]}
    />
  );
}
