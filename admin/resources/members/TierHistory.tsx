import { Typography } from '@mui/material';
import type { MemberTierQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';

type Move = NonNullable<NonNullable<MemberTierQuery['member']>['loyalty']>['tierHistory']['edges'][number];

/** How the tier moved, newest first, each move with what moved it. */
export function TierHistory({ edges }: { edges: readonly Move[] }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  // Growth of a purchase: its row is no points, though the transaction is the same.
  const kindOf = (kind: string | undefined) => {
    if (!kind) return text('members.tierTerm');
    return kind === 'ACCRUAL' ? text('members.purchase') : word('transaction', kind);
  };
  return (
    <>
      <Typography variant="h6" component="h2" sx={{ mt: 3, mb: 1 }}>
        {text('members.tierHistory')}
      </Typography>
      <SmallTable
        label={text('members.tierHistory')}
        rows={edges}
        keyOf={({ cursor }) => cursor}
        columns={[
          { label: text('fields.at'), cell: ({ node }) => format.dateTime(node.at) },
          { label: text('fields.tier'), cell: ({ node }) => `${named(node.from)} → ${named(node.to)}` },
          {
            label: text('members.tierCertain'),
            cell: ({ node }) => text(node.provisional ? 'members.tierProvisional' : 'members.tierFirm'),
          },
          {
            label: text('fields.kind'),
            cell: ({ node }) => (node.manual ? [text('manualTiers.byHand'), node.manual.reason,
              node.manual.askedBy, node.manual.decidedBy].filter(Boolean).join(' · ') : kindOf(node.transaction?.kind)),
          },
          {
            label: text('fields.order'),
            cell: ({ node }) => {
              const order = node.transaction?.cause.order;
              return order ? <PageLink to={`/orders/${order.id}/show`}>{order.externalNo}</PageLink> : '—';
            },
          },
          { label: text('fields.growth'), align: 'right', cell: ({ node }) => format.number(node.countedGrowth) },
        ]}
      />
    </>
  );
}
