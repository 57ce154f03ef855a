import { Alert, Box, Button, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { useEffect, useState } from 'react';
import { SERIF } from '../app/theme.ts';
import { useText } from '../i18n/use-text.ts';
import { DOOR_ID } from './door.ts';
import { beginSignIn } from './oidc.ts';

/** Passwords are the issuer's; here is only the door. */
export function SignInPage({ failure }: { failure: string | null }) {
  const text = useText();
  const [locale, setLocale] = useLocaleState();
  const [trouble, setTrouble] = useState<string | null>(failure);
  const [busy, setBusy] = useState(false);
  const house = text('layout.title');
  useEffect(() => {
    document.title = house;
  }, [house]);
  const go = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      await beginSignIn();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <Box component="main" id={DOOR_ID} sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 3 }}>
      <Box sx={{ width: '100%', maxWidth: 380, textAlign: 'center' }}>
        <Typography component="p" sx={{ fontFamily: SERIF, fontSize: '2.6rem', letterSpacing: '.18em', pl: '.18em' }}>
          KARAT
        </Typography>
        <Box sx={{ width: 44, height: '1px', bgcolor: 'primary.main', mx: 'auto', my: 2.5 }} />
        <Typography variant="h1" sx={{ fontSize: '1.15rem', mb: 4 }}>
          {text('signIn.title')}
        </Typography>
        {trouble && (
          <Alert severity="error" sx={{ mb: 3, textAlign: 'left' }}>
            {text('signIn.failed')}
            <br />
            {trouble}
          </Alert>
        )}
        <Button variant="contained" fullWidth size="large" disabled={busy} onClick={() => void go()}>
          {text('signIn.button')}
        </Button>
        <Button sx={{ mt: 3 }} onClick={() => setLocale(locale === 'en' ? 'zh' : 'en')}>
          {locale === 'en' ? '中文' : 'English'}
        </Button>
      </Box>
    </Box>
  );
}
