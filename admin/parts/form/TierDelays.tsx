import { Box, Button } from '@mui/material';
import { useFieldArray } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { useRankName } from '../words/use-rank-name.ts';
import { FieldRow } from './FieldRow.tsx';
import { FieldText } from './fields.tsx';

/** One for each tier by rank, from the lowest; a list of objects, as forms keep lists. */
export interface Delay {
  readonly seconds: string;
}

const MOST = 8;

export const writeDelays = (seconds: readonly number[]): Delay[] => seconds.map((one) => ({ seconds: String(one) }));
export const readDelays = (delays: readonly Delay[]): number[] => delays.map(({ seconds }) => Number(seconds.trim()));

/** tierDelaySeconds.1 → delays.1.seconds: where the refusal of a delay stands in a form; other paths stay. */
export function delayPlace(path: readonly string[]): readonly string[] {
  const at = path.indexOf('tierDelaySeconds');
  if (at < 0) return path;
  const place = path[at + 1];
  return place === undefined ? ['delays'] : ['delays', place, 'seconds'];
}

/** Seconds that a tier waits after the opening; tiers above the last one open at once. */
export function TierDelays() {
  const text = useText();
  const rankName = useRankName();
  const { fields, append, remove } = useFieldArray({ name: 'delays' });
  return (
    <Box role="group" aria-label={text('shared.delays')} sx={{ display: 'grid', gap: 1 }}>
      <FieldRow>
        {fields.map(({ id }, rank) => (
          <FieldText
            key={id}
            name={`delays.${rank}.seconds`}
            label={text('shared.delayOf', { tier: rankName(rank) })}
            required
            whole
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
