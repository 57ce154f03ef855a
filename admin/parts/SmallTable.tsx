import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface SmallColumn<Row> {
  readonly label: string;
  readonly align?: 'right';
  readonly cell: (row: Row) => ReactNode;
}

/** A short table inside a page; scrolls sideways by itself on a phone. */
export function SmallTable<Row>({
  rows,
  columns,
  keyOf,
  empty,
  label,
}: {
  rows: readonly Row[];
  columns: readonly SmallColumn<Row>[];
  keyOf: (row: Row) => string;
  empty?: string;
  label: string;
}) {
  const text = useText();
  if (rows.length === 0) {
    return (
      <Typography variant="body2" className="soft" sx={{ py: 1 }}>
        {empty ?? text('errors.empty')}
      </Typography>
    );
  }
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
            <TableRow key={keyOf(row)}>
              {columns.map((column) => (
                <TableCell key={column.label} align={column.align} sx={column.align ? { whiteSpace: 'nowrap' } : {}}>
                  {column.cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
