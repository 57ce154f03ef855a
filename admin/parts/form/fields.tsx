import { Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { Controller, useFormContext, type RegisterOptions } from 'react-hook-form';
import { useText } from '../../i18n/use-text.ts';
import { useRefusal } from './Failure.tsx';

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
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
}

const NUMBER = /^[-+]?\d+(\.\d+)?$/;
const WHOLE = /^[-+]?\d{1,15}$/;

function useRules({ required, numeric, whole }: TextProps): RegisterOptions {
  const text = useText();
  return {
    validate: (value: unknown) => {
      const typed = String(value ?? '').trim();
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
  const { name, label, type = 'text', rows, numeric, whole, maxLength, help } = props;
  return (
    <Controller
      name={name}
      control={control}
      rules={rules as never}
      render={({ field, fieldState: { error } }) => (
        <TextField
          {...field}
          value={field.value ?? ''}
          inputRef={field.ref}
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
          helperText={error ? refusal(String(error.type), error.message ?? '') : help}
          slotProps={{
            htmlInput: { inputMode: whole ? 'numeric' : numeric ? 'decimal' : undefined, maxLength },
            inputLabel: type === 'text' || type === 'password' ? {} : { shrink: true },
          }}
        />
      )}
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
          helperText={error ? refusal(String(error.type), error.message ?? '') : help}>
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
