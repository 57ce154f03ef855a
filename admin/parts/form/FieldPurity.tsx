import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { zh } from '../../i18n/zh.ts';
import { useFineness, useText } from '../../i18n/use-text.ts';
import { useRefusal } from './Failure.tsx';
import { FieldText } from './fields.tsx';

const OTHER = 'other';

/** Finenesses that the trade has a name for, by metal: those of the texts. */
const finenessesOf = (metal: string): string[] =>
  Object.keys(zh.words.fineness).flatMap((key) => (key.startsWith(`${metal}_`) ? [key.slice(metal.length + 1)] : []));

interface Fineness {
  readonly metal: string;
  readonly purity: number;
}

/**
 * The fineness by its trade name, of the form's `metal`; any other as parts in 10,000, or none but those `offered`.
 */
export function FieldPurity({ offered }: { offered?: readonly Fineness[] }) {
  const text = useText();
  const refusal = useRefusal();
  const fineness = useFineness();
  const { setValue, formState: { errors } } = useFormContext<{ metal: string; purity: string }>();
  const metal = useWatch<{ metal: string }, 'metal'>({ name: 'metal' });
  const purity = useWatch<{ purity: string }, 'purity'>({ name: 'purity' });
  const [wantsOther, setWantsOther] = useState(false);
  const named = offered
    ? offered.filter((one) => one.metal === metal).map((one) => String(one.purity))
    : finenessesOf(metal);
  const isOther = !offered && (wantsOther || !named.includes(purity));
  const error = isOther ? undefined : errors.purity;
  const choose = (chosen: string) => {
    setWantsOther(chosen === OTHER);
    if (chosen !== OTHER) setValue('purity', chosen, { shouldDirty: true });
  };
  return (
    <>
      <TextField
        select
        fullWidth
        required
        label={text('fields.purity')}
        value={isOther ? OTHER : named.includes(purity) ? purity : ''}
        onChange={({ target }) => choose(target.value)}
        error={Boolean(error)}
        helperText={error && refusal(String(error.type), error.message ?? '', 'purity')}>
        {named.map((id) => (
          <MenuItem key={id} value={id}>
            {fineness(metal, Number(id))}
          </MenuItem>
        ))}
        {!offered && <MenuItem value={OTHER}>{text('shared.otherPurity')}</MenuItem>}
      </TextField>
      {isOther && (
        <FieldText
          name="purity"
          label={text('shared.purityParts')}
          required
          whole
          unit="‱"
          range={text('shared.allowed', { low: metal === 'OTHER' ? '0' : '1', high: '10,000' })}
        />
      )}
    </>
  );
}
