import { Alert, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { onTrouble, readTrouble, reportTrouble } from '../graph/troubles.ts';
import { useText } from '../i18n/use-text.ts';

/** Calm words about what does not answer, with the id under which the log knows it. */
export function TroubleBanner() {
  const text = useText();
  const trouble = useSyncExternalStore(onTrouble, readTrouble);
  const client = useQueryClient();
  if (!trouble) return null;
  const again = () => {
    reportTrouble(null);
    void client.invalidateQueries();
  };
  const words =
    trouble.code === 'NETWORK' || trouble.code === 'NOT_SENT'
      ? 'errors.network'
      : trouble.code === 'RATE_LIMITED'
        ? 'errors.rateLimited'
        : trouble.partial
          ? 'errors.partial'
          : 'errors.server';
  return (
    <Alert
      severity="warning"
      role="status"
      square
      onClose={() => reportTrouble(null)}
      action={
        <Button color="inherit" onClick={again}>
          {text('actions.tryAgain')}
        </Button>
      }
      sx={{ borderBottom: 1, borderColor: 'divider', px: { xs: 2, md: 4 } }}>
      {text(words)}
      {trouble.requestId && ` ${text('errors.requestId', { id: trouble.requestId })}`}
    </Alert>
  );
}
