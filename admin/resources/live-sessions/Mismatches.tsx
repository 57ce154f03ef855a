import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { MismatchedClaimsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

/** Claims that were paid by the number of an order which pays something else; nothing where there are none. */
export function Mismatches() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const format = useFormat();
  const [pages, setPages] = useState<readonly string[]>([]);
  const enabled = can('orders:read') && can('members:read');
  const { data } = useAsk(MismatchedClaimsDocument, { after: pages.at(-1) ?? null }, { enabled, keep: true });
  if (!data || (data.mismatchedClaims.edges.length === 0 && pages.length === 0)) return null;
  const { edges, pageInfo } = data.mismatchedClaims;
  return (
    <Section title={text('liveSessions.mismatches')}>
      <SmallTable
        label={text('liveSessions.mismatches')}
        rows={edges.map(({ node }) => node)}
        keyOf={({ id }) => id}
        columns={[
          {
            label: text('fields.orderNo'),
            cell: ({ mismatchedOrder: order, externalOrderNo: no }) =>
              (order ? <PageLink to={`/orders/${order.id}/show`}>{no ?? text('shared.look')}</PageLink> : no ?? '—'),
            phone: 'title',
          },
          {
            label: text('liveSessions.doesNotFit'),
            cell: ({ mismatch }) => <Mark tone="warn">{word('mismatch', mismatch ?? 'UNKNOWN')}</Mark>,
            phone: 'side',
          },
          {
            label: text('fields.member'),
            cell: ({ member }) =>
              (member ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? '—'}</PageLink> : '—'),
          },
          { label: text('fields.sku'), cell: ({ drop }) => drop?.item?.sku ?? '—' },
          { label: text('liveSessions.dropPrice'), align: 'right', cell: ({ drop }) => format.money(drop?.cashPrice) },
          {
            label: text('liveSessions.one'),
            cell: ({ drop }) => drop?.session && (
              <PageLink to={`/liveSessions/${drop.session.id}/show`}>
                {format.locale === 'zh-CN' ? drop.session.titleZh : drop.session.titleEn}
              </PageLink>
            ),
          },
          { label: text('fields.paidAt'), cell: ({ settledAt }) => format.dateTime(settledAt) },
        ]}
      />
      {(pages.length > 0 || pageInfo.hasNextPage) && (
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
            {text('shared.newer')}
          </Button>
          <Button disabled={!pageInfo.hasNextPage} onClick={() => setPages([...pages, pageInfo.endCursor ?? ''])}>
            {text('shared.older')}
          </Button>
        </Box>
      )}
    </Section>
  );
}
