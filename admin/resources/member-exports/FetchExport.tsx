import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useNotify } from 'react-admin';
import { useText } from '../../i18n/use-text.ts';
import { useFailureText } from '../../parts/form/Failure.tsx';
import { saveFile } from '../../parts/list/export/file-name.ts';
import { readMemberExport, type MemberExportRow } from './member-exports.data.ts';

const SHORTEST = 5;

/** The bundle goes into a file and is shown nowhere: whoever asked for it gets it, with a reason that is logged. */
export function FetchExport({ row, onClose }: { row: MemberExportRow; onClose: () => void }) {
  const text = useText();
  const fetching = useFetching(row, onClose);
  const { reason, setReason, failure, busy } = fetching;
  return (
    <Dialog open fullWidth maxWidth="xs" onClose={onClose} aria-labelledby="fetch-export-title">
      <form onSubmit={(event) => void fetching.send(event)}>
        <DialogTitle id="fetch-export-title" component="h2">
          {text('memberExports.get')}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography variant="body2" className="soft">
            {text('memberExports.getHint')}
          </Typography>
          {failure && <Alert severity="warning">{failure}</Alert>}
          <TextField
            label={text('fields.reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            required
            autoFocus
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {text('actions.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={busy || [...reason.trim()].length < SHORTEST}>
            {text('memberExports.get')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function useFetching({ id, memberId }: MemberExportRow, onDone: () => void) {
  const text = useText();
  const notify = useNotify();
  const failureText = useFailureText();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const content = await readMemberExport(id, reason.trim());
      if (content === null) {
        setFailure(text('memberExports.gone'));
        return;
      }
      // Named by the id: a file on somebody's disk says nobody's name.
      saveFile(`${text('memberExports.file')} ${memberId}.json`, new Blob([content], { type: 'application/json' }));
      notify(text('memberExports.got'), { type: 'success' });
      onDone();
    } catch (error) {
      setFailure(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  return { reason, setReason, failure, busy, send };
}
