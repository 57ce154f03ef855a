import { Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

/** A proof of a large house is as old as it says. */
export function Looked({ at, running }: { at: string | null | undefined; running: boolean }) {
  const text = useText();
  const format = useFormat();
  return (
    <Typography className="soft" sx={{ mb: 1 }}>
      {at ? text('ledger.checkedAt', { at: format.dateTime(at) }) : text('ledger.neverChecked')}
      {running && ` · ${text('ledger.checking')}`}
    </Typography>
  );
}
