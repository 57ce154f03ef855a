import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { FieldRule } from '../../parts/form/FieldRule.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { FEWEST_TIERS, MOST_TIERS, NEW_TIER } from './tier-lines.ts';

/** The tiers of a programme from the lowest up: 2 to 8, each with its code, its names and what it asks and gives. */
export function TierRows({ known }: { known: readonly string[] }) {
  const text = useText();
  const heading = useId();
  const { fields, append, remove } = useFieldArray<{ tiers: { code: string }[] }>({ name: 'tiers' });
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography id={heading} component="h3" variant="h3">
        {text('policies.tiers')}
      </Typography>
      {fields.map(({ id, code }, place) => {
        const label = text('policies.tierAt', { place: place + 1 });
        return (
          <Box
            key={id}
            role="group"
            aria-label={label}
            sx={{
              display: 'grid',
              gap: 1,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(5, minmax(0, 1fr)) auto' },
            }}>
            <FieldText
              name={`tiers.${place}.code`}
              label={text('policies.tierCode')}
              disabled={known.includes(code)}
              required
              maxLength={30}
            />
            <FieldText name={`tiers.${place}.nameZh`} label={text('shared.nameZh')} required maxLength={40} />
            <FieldText name={`tiers.${place}.nameEn`} label={text('shared.nameEn')} required maxLength={40} />
            <FieldRule name={`tiers.${place}.threshold`} rule="tierThreshold" label={text('policies.threshold')} />
            <FieldRule name={`tiers.${place}.bonusPercent`} rule="tierBonusPercent" label={text('policies.bonus')} />
            <Button
              color="inherit"
              disabled={fields.length <= FEWEST_TIERS}
              onClick={() => remove(place)}
              aria-label={`${text('policies.removeTier')} ${label}`}>
              {text('policies.removeTier')}
            </Button>
          </Box>
        );
      })}
      <Box>
        <Button disabled={fields.length >= MOST_TIERS} onClick={() => append(NEW_TIER, { shouldFocus: false })}>
          {text('policies.addTier')}
        </Button>
      </Box>
    </Box>
  );
}
