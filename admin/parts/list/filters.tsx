import { TextField, type TextFieldProps } from '@mui/material';
import { createContext, useContext, useEffect, useRef, useState, type RefObject } from 'react';
import { SelectInput, useInput } from 'react-admin';
import { useReader } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { readDay } from '../../reading/days.ts';
import { plainText } from '../../reading/plain-text.ts';
import type { Choice } from '../form/fields.tsx';
import { PickDay } from '../form/PickDay.tsx';

interface FilterProps {
  readonly source: string;
  readonly label: string;
}

type Said = ReadonlyMap<string, (value: unknown) => string>;

/** How each filter says its value, for whoever names a file by them. */
export const FilterWords = createContext<RefObject<Map<string, (value: unknown) => string>> | null>(null);

/** What the filters that are set say, in their order. */
export function filtersSaid(said: Said, values: Readonly<Record<string, unknown>>): string[] {
  return [...said].flatMap(([source, words]) => {
    const value = values[source];
    const text = value === undefined || value === null || value === '' ? '' : words(value);
    return text ? [text] : [];
  });
}

function useSaid(source: string, words: (value: unknown) => string): void {
  const said = useContext(FilterWords);
  useEffect(() => {
    said?.current.set(source, words);
    return () => {
      said?.current.delete(source);
    };
  });
}

export function FilterSelect({ source, label, choices }: FilterProps & { choices: readonly Choice[] }) {
  useSaid(source, (value) => choices.find(({ id }) => id === value)?.name ?? '');
  return (
    <SelectInput source={source} label={label} helperText={false} translateChoice={false} choices={[...choices]} />
  );
}

/** Words to look for; a syllable that is still being composed is none. */
export function FilterText({ source, label }: FilterProps) {
  // The words may name a person: a file says only that somebody searched.
  useSaid(source, () => label);
  const { field } = useInput({ source, defaultValue: '' });
  const [text, setText, kept] = useDraft(String(field.value ?? ''));
  const composing = useRef(false);
  const hear = (typed: string) => {
    setText(typed);
    if (composing.current || plainText(typed) === kept.current) return;
    kept.current = plainText(typed);
    field.onChange(kept.current);
  };
  return (
    <Plain
      type="search"
      label={label}
      name={source}
      value={text}
      onChange={({ target }) => hear(target.value)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={({ target }) => {
        composing.current = false;
        hear((target as HTMLInputElement).value);
      }}
    />
  );
}

/** Told at once; what is written otherwise, when one leaves the field. */
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as people write it. */
export function FilterDay({ source, label }: FilterProps) {
  useSaid(source, (value) => `${label} ${String(value)}`);
  const words = useText();
  const reader = useReader();
  const { field } = useInput({ source, defaultValue: '' });
  const [text, setText, kept] = useDraft(String(field.value ?? ''));
  const day = text.trim() === '' ? '' : readDay(text, reader);
  const tell = (told: string) => {
    kept.current = told;
    setText(told);
    field.onChange(told);
  };
  return (
    <Plain
      label={label}
      name={source}
      value={text}
      placeholder="2026-03-01"
      error={day === null}
      helperText={day === null ? words('errors.notADay') : undefined}
      onChange={({ target: { value } }) => (value === '' || WHOLE_DAY.test(value) ? tell(value) : setText(value))}
      onBlur={() => day !== null && day !== kept.current && tell(day)}
      onKeyDown={({ key }) => key === 'Enter' && day !== null && tell(day)}
      slotProps={{
        inputLabel: { shrink: true },
        input: { endAdornment: <PickDay type="date" value={text} onPick={tell} /> },
      }}
    />
  );
}

const Plain = (props: TextFieldProps) => <TextField size="small" variant="outlined" {...props} />;

/** What is typed until it is told; what comes from elsewhere (an address, cleared filters) replaces it. */
function useDraft(value: string) {
  const [text, setText] = useState(value);
  const kept = useRef(value);
  useEffect(() => {
    if (value === kept.current) return;
    kept.current = value;
    setText(value);
  }, [value]);
  return [text, setText, kept] as const;
}
