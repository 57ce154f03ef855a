import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { Line } from './segment-rule.data.ts';
import { useFacts } from './use-facts.ts';

/** A rule as one reads it; `beside` stands at the end of each line. */
export function RuleLines({ lines, beside }: { lines: readonly Line[]; beside?: (place: number) => ReactNode }) {
  const { said } = useFacts();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {lines.map((line, place) => (
        <Typography
          component="li"
          variant="body2"
          // Lines have no id of their own, and their order is theirs.
          key={place}
          sx={{ pl: Math.min(line.depth, 8) * 1.5, py: 0.25, overflowWrap: 'anywhere',
            fontWeight: line.kind === 'CONDITION' ? 400 : 500 }}>
          {said(line)} {beside?.(place)}
        </Typography>
      ))}
    </Box>
  );
}
