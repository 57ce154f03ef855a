import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { useRefusal } from '../form/Failure.tsx';
import type { Choice } from '../form/fields.tsx';
import { usePicks, type Picked } from './use-picks.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly what: Picked;
  /** One, or several; the form holds a list either way, with names. */
  readonly single?: boolean;
  readonly required?: boolean;
  readonly help?: string;
}

/** Things of the house by their names: typed to be found, never as codes. */
export function FieldPick({ name, label, what, single = false, required = false, help }: Props) {
  const { control } = useFormContext();
  const text = useText();
  const refusal = useRefusal();
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const found = usePicks(what, typed, opened);
  return (
    <Controller
      name={name}
      control={control}
      rules={{ validate: (value: unknown) =>
        (required && (value as Choice[]).length === 0 ? text('errors.required') : true) }}
      render={({ field, fieldState: { error } }) => {
        const chosen = (field.value ?? []) as Choice[];
        return (
          <Autocomplete<Choice, boolean>
            multiple={!single}
            size="small"
            options={found}
            value={(single ? chosen[0] ?? null : chosen) as never}
            getOptionLabel={(one) => one.name}
            isOptionEqualToValue={(one, other) => one.id === other.id}
            filterOptions={(all) => (what === 'channels'
              ? all.filter((one) => one.name.toLowerCase().includes(typed.trim().toLowerCase())) : all)}
            onOpen={() => setOpened(true)}
            onInputChange={(_, value, reason) => setTyped(reason === 'input' ? value : '')}
            onChange={(_, value) => field.onChange(single ? (value ? [value] : []) : value)}
            onBlur={field.onBlur}
            noOptionsText={text('errors.empty')}
            renderInput={(params) => (
              <TextField {...params} label={label} required={required} error={Boolean(error)}
                helperText={error ? refusal(String(error.type), error.message ?? '', name) : help} />
            )}
          />
        );
      }}
    />
  );
}

/** What the form holds as ids. */
export const idsOfPicked = (chosen: readonly Choice[]): string[] => chosen.map(({ id }) => id);
