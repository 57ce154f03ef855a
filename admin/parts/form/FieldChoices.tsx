import { Checkbox, FormControl, FormControlLabel, FormGroup, FormHelperText, FormLabel } from '@mui/material';
import { Controller, useFormContext } from 'react-hook-form';
import { useRefusal } from './Failure.tsx';
import type { Choice } from './fields.tsx';

interface Props { name: string; label: string; choices: readonly Choice[]; help?: string }

/** Several of a short list. */
export function FieldChoices({ name, label, choices, help }: Props) {
  const { control } = useFormContext();
  const refusal = useRefusal();
  return (
    <Controller
      name={name}
      control={control}
      render={({ field, fieldState: { error } }) => {
        const chosen = (field.value ?? []) as string[];
        const toggle = (id: string) =>
          field.onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
        return (
          <FormControl component="fieldset" error={Boolean(error)}>
            <FormLabel component="legend">{label}</FormLabel>
            <FormGroup row>
              {choices.map(({ id, name: words }) => (
                <FormControlLabel
                  key={id}
                  label={words}
                  sx={{ minWidth: 150 }}
                  control={<Checkbox size="small" checked={chosen.includes(id)} onChange={() => toggle(id)} />}
                />
              ))}
            </FormGroup>
            {(error || help) && (
              <FormHelperText>{error ? refusal(String(error.type), error.message ?? '', name) : help}</FormHelperText>
            )}
          </FormControl>
        );
      }}
    />
  );
}
