import { Box, Button, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { ask } from '../../graph/ask.ts';
import { MemberStatementDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { StatementTable } from './StatementTable.tsx';

const AT_ONCE = 20;

/** Every movement of points and why, the last posted first: each line follows from the one below it. */
export function Statement({ memberId }: { memberId: string }) {
  const text = useText();
  const asked = useInfiniteQuery({
    queryKey: ['graph', 'statement', memberId],
    queryFn: async ({ pageParam, signal }) => {
      const answer = await ask(MemberStatementDocument, { id: memberId, first: AT_ONCE, after: pageParam }, signal);
      return answer.member?.loyalty ?? null;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const page = last?.statement.pageInfo;
      return page?.hasNextPage ? page.endCursor : null;
    },
  });
  return (
    <Answer asked={asked}>
      {({ pages }) => {
        const lines = pages.flatMap((page) => page?.statement.edges ?? []).map(({ node }) => node);
        return (
          <>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
              <Typography variant="body2" className="soft" sx={{ flex: 1, minWidth: 220 }}>
                {text('members.orderOfLines')}
              </Typography>
              <Button component={Link} to={`/members/${memberId}/statement`} variant="outlined">
                {text('members.printable')}
              </Button>
            </Box>
            <Ended booked={lines[0]?.balanceAfter.available} spendable={pages[0]?.available} />
            <StatementTable lines={lines} />
            {asked.hasNextPage && (
              <Button onClick={() => void asked.fetchNextPage()} disabled={asked.isFetchingNextPage} sx={{ mt: 1 }}>
                {text('actions.more')}
              </Button>
            )}
          </>
        );
      }}
    </Answer>
  );
}

/** What has ended may not be spent any more, though the line that says so is posted within the hour. */
function Ended({ booked, spendable }: { booked: number | undefined; spendable: number | undefined }) {
  const text = useText();
  const format = useFormat();
  if (booked === undefined || spendable === undefined || booked <= spendable) return null;
  return (
    <Typography variant="body2" sx={{ mb: 1 }}>
      {text('members.ended', { points: format.number(booked - spendable) })}
    </Typography>
  );
}
