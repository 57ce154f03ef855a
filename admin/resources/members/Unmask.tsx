import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { GraphError } from '../../graph/graph-error.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Facts } from '../../parts/Page.tsx';
import { Refused } from '../../parts/Answer.tsx';
import { readContact } from './members.data.ts';

type Contact = Awaited<ReturnType<typeof readContact>>;

/** Personal data for a reason that is written down; forgotten when the dialog closes. */
export function Unmask({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState<Contact | undefined>();
  const [failure, setFailure] = useState<GraphError | null>(null);
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    try {
      setContact(await readContact(memberId, reason.trim()));
      void client.invalidateQueries();
    } catch (error) {
      setFailure(error instanceof GraphError ? error : new GraphError('INTERNAL', String(error), null, 0));
    }
  };
  return (
    <Dialog open fullWidth maxWidth="xs" onClose={onClose} aria-labelledby="unmask-title">
      <form onSubmit={(event) => void look(event)}>
        <DialogTitle id="unmask-title" component="h2">
          {text('members.contactTitle')}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography variant="body2" className="soft">
            {text('members.contactHint')}
          </Typography>
          {failure && <Refused error={failure} />}
          {contact === undefined && (
            <TextField
              label={text('fields.reason')}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              required
              autoFocus
              sx={{ mt: 1 }}
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
          )}
          {contact === null && <Alert severity="info">{text('members.noConsent')}</Alert>}
          {contact && <Shown contact={contact} />}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {text('actions.close')}
          </Button>
          {contact === undefined && (
            <Button type="submit" variant="contained" disabled={!reason.trim()}>
              {text('actions.unmask')}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Shown({ contact }: { contact: NonNullable<Contact> }) {
  const text = useText();
  const format = useFormat();
  return (
    <>
      <Typography variant="caption" className="soft">
        {text('members.contactShown')}
      </Typography>
      <Facts
        rows={[
          [text('fields.name'), contact.name],
          [text('fields.phone'), contact.phone],
          [text('fields.email'), contact.email],
          [text('fields.birthday'), format.date(contact.birthday)],
          [text('fields.occupation'), contact.occupation],
        ]}
      />
    </>
  );
}
