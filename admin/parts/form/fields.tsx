import { Checkbox, FormControlLabel, InputAdornment, MenuItem, TextField } from '@mui/material';
import type { KeyboardEvent } from 'react';
import { Controller, useFormContext, type RegisterOptions } from 'react-hook-form';
import { useReader } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRefusal } from './Failure.tsx';
import { misread, settled, type Asked } from '../../reading/typed.ts';
import { PickDay } from './PickDay.tsx';

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

/** What its field asks for, by what it was said to be. */
function askedOf({ type, numeric, whole, unit }: TextProps): Asked {
  if (type === 'date') return 'day';
  if (type === 'datetime-local') return 'moment';
  if (whole) return unit === '%' ? 'wholePercent' : 'whole';
  if (numeric) return unit === '%' ? 'percent' : 'number';
  return 'text';
}

const EXAMPLES: Partial<Record<Asked, string>> = { day: '2026-03-01', moment: '2026-03-01 19:30' };

function useRules(props: TextProps): RegisterOptions {
  const text = useText();
  const reader = useReader();
  const asked = askedOf(props);
  return {
    validate: (value: unknown) => {
      const typed = String(value ?? '');
      if (props.required && typed.trim() === '') return text('errors.required');
      const wrong = misread(typed, asked, reader);
      return wrong ? text(`errors.${wrong}`) : true;
    },
  };
}

/** One line of text, a number, a day or a moment, however one writes it; its refusal stands below it. */
export function FieldText(props: TextProps) {
  const { control } = useFormContext();
  const refusal = useRefusal();
  const rules = useRules(props);
  const reader = useReader();
  const { name, label, rows, range, help } = props;
  const asked = askedOf(props);
  return (
    <Controller
      name={name}
      control={control}
      rules={rules as never}
      render={({ field, fieldState: { error } }) => {
        // 1,000 and １０００ become 1000 when one leaves the field, or sends the form out of it.
        const settle = () => {
          const typed = String(field.value ?? '');
          const kept = settled(typed, asked, reader);
          if (kept !== typed) field.onChange(kept);
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
            type={props.type === 'password' ? 'password' : 'text'}
            fullWidth
            required={props.required}
            disabled={props.disabled}
            multiline={Boolean(rows)}
            minRows={rows}
            error={Boolean(error)}
            autoFocus={props.autoFocus}
            autoComplete={props.autoComplete}
            placeholder={EXAMPLES[asked]}
            helperText={[refused ?? help, range].filter(Boolean).join(' · ') || undefined}
            slotProps={slotsOf(props, asked, String(field.value ?? ''), field.onChange)}
          />
        );
      }}
    />
  );
}

/** The keyboard of a phone, the unit behind a number, the calendar behind a day. */
function slotsOf({ unit, maxLength, disabled }: TextProps, asked: Asked, value: string, pick: (value: string) => void) {
  const isWhen = asked === 'day' || asked === 'moment';
  const decimal = asked === 'number' || asked === 'percent' ? 'decimal' : undefined;
  const inputMode = asked.startsWith('whole') ? 'numeric' : decimal;
  const type = asked === 'day' ? 'date' : 'datetime-local';
  const picker = isWhen && <PickDay type={type} value={value} onPick={pick} disabled={disabled} />;
  const end = unit ? <InputAdornment position="end">{unit}</InputAdornment> : picker;
  return {
    htmlInput: { inputMode, maxLength } as const,
    input: end ? { endAdornment: end } : {},
    inputLabel: isWhen ? { shrink: true } : {},
  };
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
