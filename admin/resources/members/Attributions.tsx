import { dayIn, lastDayBefore } from '../../i18n/days.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useZoneOf } from '../../parts/words/use-words.ts';
import type { Member } from './members.data.ts';

export function Attributions({ member }: { member: Member }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const timeZone = useZoneOf(member.region);
  return (
    <SmallTable
      label={text('members.attribution')}
      rows={member.attributionHistory}
      keyOf={({ id }) => id}
      columns={[
        {
          label: text('fields.franchise'),
          cell: ({ franchise }) =>
            franchise ? (
              <PageLink to={`/franchises/${franchise.id}/show`}>{franchise.name}</PageLink>
            ) : (
              text('shared.headOffice')
            ),
        },
        { label: text('fields.outlet'), cell: ({ outlet }) => outlet?.name ?? '—' },
        { label: text('fields.reason'), cell: ({ reason, note, order }) => (
          <>
            {[word('attribution', reason), note].filter(Boolean).join('：')}
            {order && <> · <PageLink to={`/orders/${order.id}/show`}>{order.externalNo ?? order.id}</PageLink></>}
          </>
        ) },
        { label: text('fields.from'), cell: ({ from }) => format.date(dayIn(timeZone, new Date(from))) },
        { label: text('fields.validUntil'), cell: ({ until }) => format.date(until && lastDayBefore(until, timeZone)) },
      ]}
    />
  );
}
