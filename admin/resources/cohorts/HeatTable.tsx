import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { alpha, useTheme } from '@mui/material/styles';
import type { CohortsQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

type Cohort = CohortsQuery['cohorts'][number];
type Cell = Cohort['cells'][number];

export const MEASURES = ['REPURCHASE', 'BUYERS', 'VALUE'] as const;
export type Measure = (typeof MEASURES)[number];

const TIGHT = { px: 0.75, py: 0.5, whiteSpace: 'nowrap' } as const;
/** On a phone the months scroll and the cohort's name stays. */
const STAYS = { ...TIGHT, position: 'sticky', left: 0, bgcolor: 'background.default', zIndex: 1 } as const;

/** A line for each cohort, a cell for each month since; the more, the more of gold. */
export function HeatTable({ cohorts, measure }: { cohorts: readonly Cohort[]; measure: Measure }) {
  const text = useText();
  const format = useFormat();
  const began = cohorts.filter(({ members }) => members > 0).toReversed();
  if (began.length === 0) return <Typography variant="body2" className="soft">{text('cohorts.none')}</Typography>;
  const longest = Math.max(...began.map(({ cells }) => cells.length));
  const most = Math.max(1, ...began.flatMap(({ cells }) => cells.map(worth)));
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={text('cohorts.cohorts')}>
      <Table size="small" aria-label={text('cohorts.cohorts')} sx={{ width: 'auto' }}>
        <TableHead>
          <TableRow>
            <TableCell sx={STAYS}>{text('cohorts.month')}</TableCell>
            <TableCell align="right" sx={TIGHT}>{text('cohorts.members')}</TableCell>
            {Array.from({ length: longest }, (_, since) => (
              <TableCell key={since} align="right" sx={TIGHT}>
                {since === 0 ? text('cohorts.first') : text('cohorts.since', { count: since })}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {began.map(({ month, members, cells }) => (
            <TableRow key={month}>
              <TableCell component="th" scope="row" sx={STAYS}>{month}</TableCell>
              <TableCell align="right" sx={TIGHT}>{format.number(members)}</TableCell>
              {cells.map((cell) => (
                <HeatCell key={cell.monthsSince} cell={cell} members={members} measure={measure} most={most} />
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

const worth = ({ netValue }: Cell): number => Number(netValue?.amount ?? 0);

interface CellProps { readonly cell: Cell; readonly members: number; readonly measure: Measure; readonly most: number }

function HeatCell({ cell, members, measure, most }: CellProps) {
  const { palette } = useTheme();
  const format = useFormat();
  const share = measure === 'VALUE' ? worth(cell) / most
    : (measure === 'BUYERS' ? cell.buyers : cell.repurchased) / members;
  const said = measure === 'VALUE' ? format.money(cell.netValue) : `${(share * 100).toFixed(1)}%`;
  return (
    <TableCell align="right" sx={{ ...TIGHT, bgcolor: alpha(palette.primary.main, Math.min(1, share) * 0.45) }}>
      {said}
    </TableCell>
  );
}
