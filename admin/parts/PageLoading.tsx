import { LinearProgress } from '@mui/material';
import { useText } from '../i18n/use-text.ts';

export function PageLoading() {
  const text = useText();
  return <LinearProgress aria-label={text('layout.loading')} sx={{ height: 2, maxWidth: 240 }} />;
}
