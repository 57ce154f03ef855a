import { Alert, Button, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useText } from '../../i18n/use-text.ts';

export interface Stale<Values> {
  /** Label, what was typed, what stands there now. */
  readonly rows: readonly (readonly [label: string, yours: string, current: string])[];
  /** Values to take over so that the next try is against the current version. */
  readonly take: Partial<Values>;
}

export function StalePanel<Values>({
  stale,
  onTake,
}: {
  stale: Stale<Values>;
  onTake: (values: Partial<Values>) => void;
}) {
  const text = useText();
  return (
    <Alert severity="warning" icon={false} sx={{ '& .MuiAlert-message': { width: '100%' } }}>
      {text('errors.stale')}
      <Table size="small" sx={{ my: 1 }}>
        <TableHead>
          <TableRow>
            <TableCell />
            <TableCell>{text('errors.yours')}</TableCell>
            <TableCell>{text('errors.current')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {stale.rows.map(([label, yours, current]) => (
            <TableRow key={label} sx={yours === current ? {} : { '& td': { fontWeight: 600 } }}>
              <TableCell component="th" scope="row">
                {label}
              </TableCell>
              <TableCell>{yours || '—'}</TableCell>
              <TableCell>{current || '—'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Button variant="outlined" onClick={() => onTake(stale.take)}>
        {text('actions.useTheirs')}
      </Button>
    </Alert>
  );
}
