import { TextField } from '@mui/material';
import { useReader } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { readDay } from '../../reading/days.ts';
import { PickDay } from '../form/PickDay.tsx';
import { useTypedUntilTold } from './use-typed-until-told.ts';

interface DayFieldProps {
  readonly name: string;
  readonly label: string;
  /** '2026-03-01', or nothing. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** Told at once; what is written otherwise, when one leaves the field. */
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day of a filter, typed as people write it or taken from the calendar. */
export function DayField({ name, label, value, onChange }: DayFieldProps) {
  const words = useText();
  const reader = useReader();
  const [text, setText, kept] = useTypedUntilTold(value);
  const day = text.trim() === '' ? '' : readDay(text, reader);
  const tell = (told: string) => {
    kept.current = told;
    setText(told);
    onChange(told);
  };
  const isNew = day !== null && day !== kept.current;
  return (
    <TextField
      size="small"
      name={name}
      label={label}
      value={text}
      placeholder="2026-03-01"
      error={day === null}
      helperText={day === null ? words('errors.notADay') : undefined}
      onChange={({ target: { value: typed } }) => {
        if (typed === '' || WHOLE_DAY.test(typed)) tell(typed);
        else setText(typed);
      }}
      onBlur={() => isNew && tell(day)}
      onKeyDown={({ key }) => key === 'Enter' && isNew && tell(day)}
      slotProps={{
        inputLabel: { shrink: true },
        input: { endAdornment: <PickDay type="date" value={text} onPick={tell} /> },
      }}
    />
  );
}
