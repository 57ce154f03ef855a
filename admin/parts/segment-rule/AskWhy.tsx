import { Alert, Box, Button, TextField } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { memberNamed } from './segment-rule.data.ts';

interface AskWhyProps<Found> {
  /** What is found of a member; null where nobody is of that name. */
  readonly explain: (memberId: string) => Promise<Found | null>;
  readonly children: (found: Found | null) => ReactNode;
}

/** Asks about one member, by card or by the address of its page. */
export function AskWhy<Found>({ explain, children }: AskWhyProps<Found>) {
  const text = useText();
  const [memberId, setMemberId] = useState('');
  const [answer, setAnswer] = useState<{ readonly found: Found | null } | null>(null);
  const [trouble, setTrouble] = useState(false);
  const asked = async () => {
    const id = await memberNamed(memberId);
    setAnswer({ found: id === null ? null : await explain(id) });
  };
  const ask = () => {
    setTrouble(false);
    asked().catch(() => setTrouble(true));
  };
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <TextField size="small" fullWidth label={text('segments.memberId')} value={memberId}
          onChange={({ target }) => setMemberId(target.value)} />
        <Button variant="outlined" disabled={memberId.trim() === ''} onClick={ask} sx={{ flexShrink: 0 }}>
          {text('segments.explain')}
        </Button>
      </Box>
      {trouble && <Alert severity="error">{text('segments.countFailed')}</Alert>}
      {answer && children(answer.found)}
    </Box>
  );
}
