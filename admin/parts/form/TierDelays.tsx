import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { useRankName } from '../words/use-rank-name.ts';
import { FieldRow } from './FieldRow.tsx';
import { FieldRule } from './FieldRule.tsx';

const MOST = 8;

/** Seconds that a tier waits after the opening; tiers above the last one open at once. */
export function TierDelays() {
  const text = useText();
  const rankName = useRankName();
  const heading = useId();
  const { fields, append, remove } = useFieldArray({ name: 'delays' });
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography id={heading} component="h3" variant="h3">
        {text('shared.delays')}
      </Typography>
      <FieldRow>
        {fields.map(({ id }, rank) => (
          <FieldRule
            key={id}
            name={`delays.${rank}.seconds`}
            rule="tierDelaySeconds"
            label={text('shared.delayOf', { tier: rankName(rank) })}
          />
        ))}
      </FieldRow>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button disabled={fields.length >= MOST} onClick={() => append({ seconds: '0' }, { shouldFocus: false })}>
          {text('shared.delayMore')}
        </Button>
        <Button color="inherit" disabled={fields.length === 0} onClick={() => remove(fields.length - 1)}>
          {text('shared.delayFewer')}
        </Button>
      </Box>
    </Box>
  );
}
