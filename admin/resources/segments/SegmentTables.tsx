import { Button } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import type { Segment } from './segments.data.ts';

type Person = Segment['members']['edges'][number]['node']['member'];

function Name({ member }: { member: Person }) {
  if (!member) return '—';
  return <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>;
}

export function Members({ segment, onMore }: { segment: Segment; onMore: (after: string | null) => void }) {
  const text = useText();
  const format = useFormat();
  const { edges, pageInfo } = segment.members;
  return (
    <>
      <SmallTable
        label={text('segments.members')}
        rows={edges.map(({ node }) => node)}
        keyOf={({ member, enteredAt }) => member?.id ?? enteredAt}
        empty={text('segments.nobody')}
        columns={[
          { label: text('fields.member'), cell: ({ member }) => <Name member={member} /> },
          { label: text('fields.cardNumber'), cell: ({ member }) => member?.cardNumber ?? '—' },
          { label: text('segments.enteredAt'), align: 'right', cell: ({ enteredAt }) => format.dateTime(enteredAt) },
        ]}
      />
      {pageInfo.hasNextPage && <Button onClick={() => onMore(pageInfo.endCursor)}>{text('segments.next')}</Button>}
    </>
  );
}

export function Changes({ segment }: { segment: Segment }) {
  const text = useText();
  const format = useFormat();
  return (
    <SmallTable
      label={text('segments.changes')}
      rows={segment.changes.edges.map(({ node }) => node)}
      keyOf={({ id }) => id}
      empty={text('segments.noChanges')}
      columns={[
        { label: text('fields.member'), cell: ({ member }) => <Name member={member} /> },
        { label: text('segments.change'), cell: ({ entered, byHand }) =>
          `${text(entered ? 'segments.entered' : 'segments.left')}${byHand ? ` · ${text('segments.byHand')}` : ''}` },
        { label: text('segments.at'), align: 'right', cell: ({ at }) => format.dateTime(at) },
      ]}
    />
  );
}

export function Snapshots({ segment }: { segment: Segment }) {
  const text = useText();
  const format = useFormat();
  return (
    <SmallTable
      label={text('segments.snapshots')}
      rows={segment.snapshots}
      keyOf={({ startedAt }) => startedAt}
      columns={[
        { label: text('segments.snapshotAt'), cell: ({ finishedAt }) =>
          (finishedAt ? format.dateTime(finishedAt) : text('segments.running')) },
        { label: text('segments.members'), align: 'right', cell: ({ members }) => format.number(members) },
        { label: text('segments.inOut'), align: 'right', cell: ({ entered, exited }) => `+${entered} −${exited}` },
      ]}
    />
  );
}
