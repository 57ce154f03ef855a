import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { useLogout } from 'react-admin';
import { onEnd, readEnd } from '../auth/session-end.ts';
import { signInAgain } from '../auth/session.ts';
import { useText } from '../i18n/use-text.ts';
import { clearAttempts } from '../parts/form/attempt.ts';

/** Over whatever is shown when the session ends: what was typed behind it stays, and so does the place. */
export function SignInAgain() {
  const text = useText();
  const logout = useLogout();
  const end = useSyncExternalStore(onEnd, readEnd);
  if (!end) return null;
  const leave = () => {
    clearAttempts();
    void logout();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      aria-labelledby="sign-in-again"
      sx={{ zIndex: (theme) => theme.zIndex.modal + 100 }}
      slotProps={{ backdrop: { sx: { backdropFilter: 'blur(6px)' } } }}>
      <DialogTitle id="sign-in-again" component="h2">
        {text('signIn.over')}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2">{text('signIn.overHint', { name: end.name })}</Typography>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={leave}>
          {text('layout.signOut')}
        </Button>
        <Button variant="contained" autoFocus onClick={signInAgain}>
          {text('signIn.button')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
