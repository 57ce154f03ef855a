import { Box, Button, Collapse, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ask } from '../../graph/ask.ts';
import { MemberStatementDocument, type StatementPartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Calculation } from '../../parts/Calculation.tsx';

const AT_ONCE = 20;

/** Every movement of points and why: each line opens to the numbers it was counted from. */
export function Statement({ memberId }: { memberId: string }) {
  const text = useText();
  const asked = useInfiniteQuery({
    queryKey: ['graph', 'statement', memberId],
    queryFn: async ({ pageParam, signal }) => {
      const answer = await ask(MemberStatementDocument, { id: memberId, first: AT_ONCE, after: pageParam }, signal);
      return answer.member?.loyalty?.statement ?? null;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last?.pageInfo.hasNextPage ? last.pageInfo.endCursor : null),
  });
  return (
    <Answer asked={asked}>
      {({ pages }) => (
        <>
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {pages
              .flatMap((page) => page?.edges ?? [])
              .map(({ node }) => (
                <Movement key={node.id} node={node} />
              ))}
          </Box>
          {asked.hasNextPage && (
            <Button onClick={() => void asked.fetchNextPage()} disabled={asked.isFetchingNextPage} sx={{ mt: 1 }}>
              {text('actions.more')}
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}

function Movement({ node }: { node: StatementPartsFragment }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { order, reason } = node.cause;
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: 0.25, columnGap: 2, alignItems: 'baseline' }}>
        <Typography component="span" sx={{ fontWeight: 500 }}>
          {word('transaction', node.kind)}
          {order && (
            <>
              {' '}
              · <Link to={`/orders/${order.id}/show`}>{order.externalNo}</Link>
            </>
          )}
        </Typography>
        <Typography component="span" sx={{ fontWeight: 600, color: node.points < 0 ? 'error.main' : 'text.primary' }}>
          {format.signed(node.points)}
        </Typography>
        <Typography component="span" variant="body2" className="soft">
          {format.dateTime(node.at)} · {node.actorName}
          {reason ? ` · ${reason}` : ''}
        </Typography>
        <Typography component="span" variant="body2" className="soft" sx={{ textAlign: 'right' }}>
          {text('fields.available')} {format.number(node.availableAfter)}
          {node.growth !== 0 && ` · ${text('fields.growth')} ${format.signed(node.growth)}`}
        </Typography>
      </Box>
      {node.calculation && (
        <>
          <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open} sx={{ px: 0, minHeight: 26 }}>
            {text('actions.why')}
          </Button>
          <Collapse in={open} unmountOnExit>
            <Calculation points={node.calculation} />
          </Collapse>
        </>
      )}
    </Box>
  );
}
