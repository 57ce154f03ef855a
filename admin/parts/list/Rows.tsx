import { Box, Table, TableBody, TableCell, TableHead, TableRow, TableSortLabel } from '@mui/material';
import { useListContext, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/use-format.ts';
import type { Column } from './columns.ts';

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly to?: (row: Row) => string;
  readonly narrow: boolean;
}

export function Rows<Row extends RaRecord>(props: RowsProps<Row>) {
  return props.narrow ? <Cards {...props} /> : <Grid {...props} />;
}

/** Plain elements, styled by their table: a component for each cell of a hundred rows costs more than the answer. */
const BODY = {
  '& td': {
    padding: '7px 12px',
    fontSize: '.84rem',
    lineHeight: 1.43,
    borderBottom: 1,
    borderColor: 'divider',
    verticalAlign: 'middle',
  },
  // Beside a long cell a short Chinese one would be broken into single characters.
  '& td:not(.right)': { minWidth: '6.5em' },
  '& td.right': { textAlign: 'right', whiteSpace: 'nowrap' },
  '& td .MuiButton-root': { minHeight: 26, paddingBlock: 0 },
  '& tr.leads:hover': { bgcolor: 'action.hover' },
  '& a.lead': { color: 'inherit', textDecoration: 'none', fontWeight: 500 },
  '& a.lead:hover': { textDecoration: 'underline' },
};

const LINK = { color: 'inherit', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } };

function Grid<Row extends RaRecord>({ rows, columns, to }: RowsProps<Row>) {
  const format = useFormat();
  const { sort, setSort } = useListContext();
  const order = sort?.order === 'ASC' ? 'asc' : 'desc';
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={columns.map((c) => c.label).join(' ')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map(({ key, label, align, sort: by }) => (
              <TableCell key={key} align={align} sortDirection={by && sort?.field === by ? order : false}>
                {by ? (
                  <TableSortLabel
                    active={sort?.field === by}
                    direction={sort?.field === by ? order : 'asc'}
                    onClick={() =>
                      setSort({ field: by, order: sort?.field === by && order === 'desc' ? 'ASC' : 'DESC' })
                    }>
                    {label}
                  </TableSortLabel>
                ) : (
                  label
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody sx={BODY}>
          {rows.map((row) => (
            <tr key={row.id} className={to ? 'leads' : undefined}>
              {columns.map((column, index) => (
                <td key={column.key} className={column.align}>
                  {to && index === 0 ? (
                    <Link to={to(row)} className="lead">
                      {cell(column, row)}
                    </Link>
                  ) : (
                    cell(column, row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </TableBody>
      </Table>
    </Box>
  );

  function cell(column: Column<Row>, row: Row) {
    return column.show ? column.show(row, format) : column.text(row, format);
  }
}

function Cards<Row extends RaRecord>({ rows, columns, to }: RowsProps<Row>) {
  const format = useFormat();
  const at = (place: Column<Row>['phone']) => columns.filter(({ phone }) => phone === place);
  const cell = (column: Column<Row>, row: Row) => (column.show ? column.show(row, format) : column.text(row, format));
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.id} sx={{ borderBottom: 1, borderColor: 'divider' }}>
          <Box
            sx={{
              display: 'grid',
              // What stands at the side never takes the name's room.
              gridTemplateColumns: 'minmax(0, 1fr) fit-content(42%)',
              columnGap: 2,
              rowGap: 0.25,
              py: 1.25,
              alignItems: 'baseline',
            }}>
            <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
              {at('title').map((column) =>
                to ? (
                  <Box key={column.key} component={Link} to={to(row)} sx={{ ...LINK, display: 'block', py: 0.75 }}>
                    {cell(column, row)}
                  </Box>
                ) : (
                  <span key={column.key}>{cell(column, row)}</span>
                ),
              )}
            </Box>
            <Box sx={{ textAlign: 'right' }}>
              {at('side').map((column) => (
                <div key={column.key}>{cell(column, row)}</div>
              ))}
            </Box>
            <Box
              sx={{
                gridColumn: '1 / -1',
                fontSize: '.8rem',
                color: 'text.secondary',
                display: 'flex',
                flexWrap: 'wrap',
                columnGap: 1.5,
              }}>
              {at('below').map((column) => (
                <span key={column.key}>{cell(column, row)}</span>
              ))}
            </Box>
            {at('actions').map((column) => (
              <Box key={column.key} sx={{ gridColumn: '1 / -1', ml: -1.75, display: 'flex', flexWrap: 'wrap' }}>
                {cell(column, row)}
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
