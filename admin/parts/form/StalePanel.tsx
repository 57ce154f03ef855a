import {
  Alert,
  Box,
  Button,
  FormControlLabel,
  Radio,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { Side, Stale, StaleRow } from './stale.ts';

type Sides = Readonly<Record<string, Side>>;

const sidesOf = (rows: readonly StaleRow[]): Sides =>
  Object.fromEntries(rows.flatMap(({ field, side }) => (field === null ? [] : [[field, side]])));

/** What was typed beside what stands there now; either is taken, field by field or as a whole. */
export function StalePanel<Values>({ stale, onTake }: { stale: Stale<Values>; onTake: (sides: Sides) => void }) {
  const text = useText();
  const [sides, setSides] = useState(() => sidesOf(stale.rows));
  const choosable = stale.rows.some(({ field }) => field !== null);
  const all = (side: Side) => setSides(Object.fromEntries(Object.keys(sides).map((field) => [field, side])));
  const head = (side: Side) => (
    <TableCell>
      {text(choosable ? `errors.${side}` : side === 'yours' ? 'errors.asSeen' : 'errors.asNow')}
      {choosable && Object.keys(sides).length > 1 && (
        <Button size="small" onClick={() => all(side)} sx={{ ml: 1, fontSize: 'inherit' }}>
          {text('actions.takeAll')}
        </Button>
      )}
    </TableCell>
  );
  return (
    <Alert severity="warning" icon={false} sx={{ '& .MuiAlert-message': { width: '100%' } }}>
      {text(choosable ? 'errors.stale' : 'errors.staleSeen')}
      {stale.rows.length > 0 && (
        <Table size="small" sx={{ my: 1 }}>
          <TableHead>
            <TableRow>
              <TableCell />
              {head('yours')}
              {head('current')}
            </TableRow>
          </TableHead>
          <TableBody>
            {stale.rows.map((row) => (
              <Compared
                key={row.label}
                row={row}
                side={sides[row.field ?? ''] ?? row.side}
                onSide={(side) => setSides({ ...sides, [row.field ?? '']: side })}
              />
            ))}
          </TableBody>
        </Table>
      )}
      <Box sx={{ mt: 1 }}>
        <Button variant="outlined" onClick={() => onTake(sides)}>
          {text('actions.useTheirs')}
        </Button>
      </Box>
    </Alert>
  );
}

function Compared({ row, side, onSide }: { row: StaleRow; side: Side; onSide: (side: Side) => void }) {
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {row.label}
      </TableCell>
      {(['yours', 'current'] as const).map((one) => (
        <TableCell key={one} sx={{ fontWeight: side === one ? 600 : 400, overflowWrap: 'anywhere' }}>
          {row.field === null ? (
            row[one] || '—'
          ) : (
            <FormControlLabel
              label={row[one] || '—'}
              sx={{ mr: 0, '& .MuiFormControlLabel-label': { fontSize: 'inherit', fontWeight: 'inherit' } }}
              control={
                <Radio size="small" name={`side-${row.field}`} checked={side === one} onChange={() => onSide(one)} />
              }
            />
          )}
        </TableCell>
      ))}
    </TableRow>
  );
}
