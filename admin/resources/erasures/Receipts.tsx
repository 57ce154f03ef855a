import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Facts, Section } from '../../parts/Page.tsx';
import type { ErasureRow } from './erasures.data.ts';

/** What each room did, to be shown to whoever asks for proof. */
export function Receipts({ row, onClose }: { row: ErasureRow; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const awaited = row.awaits.map((room) => word('room', room));
  const sum = (table: ErasureRow['receipts'][number]['tables'][number]) =>
    [
      table.deleted > 0 && `${text('erasures.deleted')} ${table.deleted}`,
      table.blanked > 0 && `${text('erasures.blanked')} ${table.blanked}`,
      table.kept && `${text('erasures.kept')}: ${word('erasureKept', table.kept)}`,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby="receipts-title">
      <DialogTitle id="receipts-title" component="h2">
        {text('erasures.receipts')}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2">{row.memberId}</Typography>
        {row.receipts.length === 0 && <Typography>{text('erasures.none')}</Typography>}
        {row.receipts.map(({ room, doneAt, tables }) => (
          <Section key={room} title={`${word('room', room)} · ${format.dateTime(doneAt)}`} dense>
            <Facts rows={tables.map((table) => [table.table, sum(table)])} />
          </Section>
        ))}
        {row.awaits.length > 0 && <Typography>{text('erasures.awaits', { rooms: awaited.join(' · ') })}</Typography>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
