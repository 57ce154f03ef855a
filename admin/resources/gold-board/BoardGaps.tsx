import { Box, Typography } from '@mui/material';
import { useMemo } from 'react';
import { GoldBoardGapsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';

const DAY = 86_400_000;
const DAYS = 30;

/** Days of the last thirty on which a fineness had no price of its own. */
export function BoardGaps({ region }: { region: string }) {
  const text = useText();
  const fineness = useFineness();
  const format = useFormat();
  const range = useMemo(() => {
    const day = (before: number) => new Date(Date.now() - before * DAY).toISOString().slice(0, 10);
    return { from: day(DAYS - 1), to: day(0) };
  }, []);
  const asked = useAsk(GoldBoardGapsDocument, { region, ...range });
  return (
    <Box component="section" aria-label={text('goldBoard.gaps')} sx={{ mt: 4 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {text('goldBoard.gaps')}
      </Typography>
      <Answer asked={asked}>
        {({ goldBoardGaps }) => (
          <SmallTable
            label={text('goldBoard.gaps')}
            rows={goldBoardGaps}
            keyOf={({ metal, purity, from }) => `${metal} ${purity} ${from}`}
            empty={text('goldBoard.noGaps')}
            columns={[
              { label: text('fields.purity'), cell: ({ metal, purity }) => fineness(metal, purity) },
              {
                label: text('goldBoard.gapDays'),
                cell: ({ from, to, days }) => {
                  const range = from === to ? format.date(from) : `${format.date(from)} – ${format.date(to)}`;
                  return `${range} · ${text('goldBoard.dayCount', { count: days })}`;
                },
              },
              {
                label: text('goldBoard.gapMeans'),
                cell: ({ carried }) => text(carried ? 'goldBoard.gapCarried' : 'goldBoard.gapNone'),
              },
            ]}
          />
        )}
      </Answer>
    </Box>
  );
}
