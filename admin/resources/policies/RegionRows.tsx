import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useText, useWord } from '../../i18n/use-text.ts';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useRangeText } from '../../parts/form/FieldRule.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { NEW_REGION, WINDOWS, type RegionRow } from './region-lines.ts';

/** Where goods sold in a region have return windows of their own: any region there is, each once. */
export function RegionRows() {
  const text = useText();
  const word = useWord();
  const rangeText = useRangeText();
  const heading = useId();
  const { fields, append, remove } = useFieldArray<{ windows: RegionRow[] }>({ name: 'windows' });
  const typed = useWatch<{ windows: RegionRow[] }, 'windows'>({ name: 'windows' }) ?? [];
  const offered = useRegionChoices();
  // A region that is offered no more keeps its windows until somebody takes them away.
  const gone = typed.map(({ region }) => region).filter((code) => code && !offered.some(({ id }) => id === code));
  const choices = [...offered, ...gone.map((code) => ({ id: code, name: code }))];
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography id={heading} component="h3" variant="h3">
        {text('policies.regionWindows')}
      </Typography>
      <Typography variant="body2" className="soft">
        {text('policies.asEverywhere')}
      </Typography>
      {fields.map(({ id }, place) => {
        const chosen = choices.find((choice) => choice.id === typed[place]?.region)?.name;
        const label = chosen ?? text('policies.regionAt', { place: place + 1 });
        return (
          <Box
            key={id}
            role="group"
            aria-label={label}
            sx={{
              display: 'grid',
              gap: 1,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(3, minmax(0, 1fr))' },
            }}>
            <FieldSelect
              name={`windows.${place}.region`}
              label={text('policies.outletRegion')}
              choices={choices}
              required
            />
            {WINDOWS.map((name) => (
              <FieldText
                key={name}
                name={`windows.${place}.${name}`}
                label={word('rule', name)}
                whole
                unit={text('shared.units.days')}
                range={rangeText(name)}
              />
            ))}
            <Button
              color="inherit"
              sx={{ justifySelf: 'start' }}
              onClick={() => remove(place)}
              aria-label={`${text('policies.removeTier')} ${label}`}>
              {text('policies.removeTier')}
            </Button>
          </Box>
        );
      })}
      <Box>
        <Button
          disabled={fields.length >= choices.length}
          onClick={() => append(NEW_REGION, { shouldFocus: false })}>
          {text('policies.addRegion')}
        </Button>
      </Box>
    </Box>
  );
}
