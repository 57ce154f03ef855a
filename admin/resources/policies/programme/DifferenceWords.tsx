import { Box, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { useText } from '../../../i18n/use-text.ts';
import type { Said } from '../policies.data.ts';

/** What differs, a sentence for each. */
export function DifferenceWords({ differences }: { differences: readonly Said[] }) {
  const text = useText();
  const [locale] = useLocaleState();
  if (differences.length === 0) {
    return <Typography variant="body2" className="soft">{text('policies.sameRules')}</Typography>;
  }
  return (
    <Box component="ul" aria-label={text('policies.inWords')} sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
      {differences.map(({ zh, en }) => (
        <Typography key={zh} component="li" variant="body2" sx={{ py: 0.25 }}>{locale === 'en' ? en : zh}</Typography>
      ))}
    </Box>
  );
}
