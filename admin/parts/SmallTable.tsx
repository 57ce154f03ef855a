import {
  Box, Table, TableBody, TableCell, TableHead, TableRow, Typography, useMediaQuery, type Theme,
} from '@mui/material';
import { Fragment, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface SmallColumn<Row> {
  readonly label: string;
  readonly align?: 'right';
  readonly cell: (row: Row) => ReactNode;
  /** Its place on a phone's card; a column without one is a line of its own below. */
  readonly phone?: 'title' | 'side' | 'actions';
}

interface SmallTableProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly SmallColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly empty?: string;
  readonly label: string;
  /** What opens below a row, over its whole width. */
  readonly below?: (row: Row) => ReactNode;
}

/** More columns leave a letter's width to each on a phone. */
const MOST_ON_PHONE = 3;

/** Where no column says its place, the first is the title of a card. */
const titled = <Row,>([first, ...rest]: readonly SmallColumn<Row>[]): SmallColumn<Row>[] =>
  (first ? [{ ...first, phone: 'title' }, ...rest] : []);

/** A short table inside a page; on a phone it is cards when it is wide, or when a column says its place. */
export function SmallTable<Row>(props: SmallTableProps<Row>) {
  const text = useText();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const { rows, columns, keyOf, empty, label, below } = props;
  if (rows.length === 0) {
    return (
      <Typography variant="body2" className="soft" sx={{ py: 1 }}>
        {empty ?? text('errors.nothing')}
      </Typography>
    );
  }
  if (narrow && columns.some(({ phone }) => phone)) return <Cards {...props} />;
  if (narrow && columns.length > MOST_ON_PHONE) return <Cards {...props} columns={titled(columns)} />;
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.label} align={column.align}>
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Fragment key={keyOf(row)}>
              <TableRow>
                {columns.map((column) => (
                  <TableCell key={column.label} align={column.align} sx={column.align ? { whiteSpace: 'nowrap' } : {}}>
                    {column.cell(row)}
                  </TableCell>
                ))}
              </TableRow>
              {below?.(row) && (
                <TableRow>
                  <TableCell colSpan={columns.length} sx={{ py: '0 !important', border: 0 }}>
                    {below(row)}
                  </TableCell>
                </TableRow>
              )}
            </Fragment>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

const NOTHING = '—';

/** What one may do stands right below the title: nobody scrolls for a button. */
function Cards<Row>({ rows, columns, keyOf, label, below }: SmallTableProps<Row>) {
  const at = (place: SmallColumn<Row>['phone']) => columns.filter(({ phone }) => phone === place);
  const cells = (place: SmallColumn<Row>['phone'], row: Row) =>
    at(place).map((column) => <div key={column.label}>{column.cell(row)}</div>);
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={keyOf(row)}
          sx={{ borderBottom: 1, borderColor: 'divider', py: 1.25, display: 'grid', gap: 0.5 }}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 1.5 }}>
            <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{cells('title', row)}</Box>
            <Box sx={{ textAlign: 'right' }}>{cells('side', row)}</Box>
          </Box>
          {at('actions').length > 0 && (
            <Box sx={{ '& > div > .MuiButton-text:first-of-type': { ml: -1 } }}>{cells('actions', row)}</Box>
          )}
          {at(undefined).filter((column) => column.cell(row) !== NOTHING).map((column) => (
            <Typography key={column.label} component="div" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {column.label}
              </Box>{' '}
              {column.cell(row)}
            </Typography>
          ))}
          {below?.(row)}
        </Box>
      ))}
    </Box>
  );
}
