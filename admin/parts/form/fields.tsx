import { Checkbox, FormControlLabel, InputAdornment, MenuItem, TextField } from '@mui/material';
import type { KeyboardEvent } from 'react';
import { Controller, useFormContext, type RegisterOptions } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { useRefusal } from './Failure.tsx';
import { plainNumber } from './numbers.ts';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly help?: string;
  readonly disabled?: boolean;
}

interface TextProps extends FieldProps {
  readonly type?: 'text' | 'password' | 'datetime-local' | 'date';
  readonly autoComplete?: string;
  readonly rows?: number;
  readonly numeric?: boolean;
  /** A whole number. */
  readonly whole?: boolean;
  /** Stands behind the number: 天, %. */
  readonly unit?: string;
  /** What is allowed, in words: below the field, and beside its refusal. */
  readonly range?: string;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
}

const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const WHOLE = /^[-+]?\d{1,15}$/;

function useRules({ required, numeric, whole }: TextProps): RegisterOptions {
  const text = useText();
  return {
    validate: (value: unknown) => {
      const isNumber = numeric || whole;
      const typed = isNumber ? plainNumber(String(value ?? '')) : String(value ?? '').trim();
      if (required && typed === '') return text('errors.required');
      if (whole && typed !== '' && !WHOLE.test(typed)) return text('errors.notWhole');
      if (numeric && typed !== '' && !NUMBER.test(typed)) return text('errors.notANumber');
      return true;
    },
  };
}

/** One line of text, a number, a date or a moment; the refusal of its field stands below it. */
export function FieldText(props: TextProps) {
  const { control } = useFormContext();
  const refusal = useRefusal();
  const rules = useRules(props);
  const { name, label, type = 'text', rows, numeric, whole, unit, range, maxLength, help } = props;
  return (
    <Controller
      name={name}
      control={control}
      rules={rules as never}
      render={({ field, fieldState: { error } }) => {
        // 1,000 and １０００ become 1000 when one leaves the field, or sends the form out of it.
        const settle = () => {
          const typed = String(field.value ?? '');
          const plain = plainNumber(typed);
          if ((numeric || whole) && plain !== typed) field.onChange(plain);
        };
        const refused = error && refusal(String(error.type), error.message ?? '', name);
        return (
          <TextField
            {...field}
            value={field.value ?? ''}
            inputRef={field.ref}
            onBlur={() => {
              settle();
              field.onBlur();
            }}
            onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && settle()}
            label={label}
            type={type}
            fullWidth
            required={props.required}
            disabled={props.disabled}
            multiline={Boolean(rows)}
            minRows={rows}
            error={Boolean(error)}
            autoFocus={props.autoFocus}
            autoComplete={props.autoComplete}
            helperText={[refused ?? help, range].filter(Boolean).join(' · ') || undefined}
            slotProps={{
              htmlInput: { inputMode: whole ? 'numeric' : numeric ? 'decimal' : undefined, maxLength },
              input: unit ? { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } : {},
              inputLabel: type === 'text' || type === 'password' ? {} : { shrink: true },
            }}
          />
        );
      }}
    />
  );
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export function FieldSelect({
  name,
  label,
  choices,
  required,
  help,
  disabled,
}: FieldProps & { choices: readonly Choice[] }) {
  const { control } = useFormContext();
  const refusal = useRefusal();
  const rules = useRules({ name, label, required });
  return (
    <Controller
      name={name}
      control={control}
      rules={rules as never}
      render={({ field, fieldState: { error } }) => (
        <TextField
          {...field}
          value={field.value ?? ''}
          select
          label={label}
          fullWidth
          required={required}
          disabled={disabled}
          error={Boolean(error)}
          helperText={error ? refusal(String(error.type), error.message ?? '', name) : help}>
          {choices.map((choice) => (
            <MenuItem key={choice.id} value={choice.id}>
              {choice.name}
            </MenuItem>
          ))}
        </TextField>
      )}
    />
  );
}

export function FieldCheck({ name, label }: FieldProps) {
  const { control } = useFormContext();
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <FormControlLabel
          label={label}
          control={<Checkbox checked={Boolean(field.value)} onChange={(_, checked) => field.onChange(checked)} />}
        />
      )}
    />
  );
}
