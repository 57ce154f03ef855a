import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useText } from '../../i18n/use-text.ts';

interface Props {
  readonly title: string;
  readonly secret: string;
  /** Where it may be looked at again. */
  readonly says?: string;
  readonly onClose: () => void;
}

/** A secret that nobody can read again once this is closed, unless it says otherwise. */
export function ShownOnce({ title, secret, says, onClose }: Props) {
  const text = useText();
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="shown-once-title">
      <DialogTitle id="shown-once-title" component="h2">
        {title}
      </DialogTitle>
      <DialogContent>
        <Alert severity="warning" sx={{ mb: 2 }}>
          {says ?? text('shared.shownOnce')}
        </Alert>
        <Typography
          component="code"
          data-testid="secret"
          sx={{
            display: 'block',
            fontFamily: 'monospace',
            overflowWrap: 'anywhere',
            whiteSpace: 'pre-line',
            userSelect: 'all',
          }}>
          {secret}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void navigator.clipboard.writeText(secret)}>{text('shared.copy')}</Button>
        <Button variant="contained" onClick={onClose}>
          {text('actions.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
