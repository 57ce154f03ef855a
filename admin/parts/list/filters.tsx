import { TextField } from '@mui/material';
import { createContext, useContext, useEffect, useRef, type RefObject } from 'react';
import { SelectInput, useInput } from 'react-admin';
import { plainText } from '../../reading/plain-text.ts';
import type { Choice } from '../form/fields.tsx';
import { DayField } from './DayField.tsx';
import { useTypedUntilTold } from './use-typed-until-told.ts';

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
  const [text, setText, kept] = useTypedUntilTold(String(field.value ?? ''));
  const composing = useRef(false);
  const hear = (typed: string) => {
    setText(typed);
    if (composing.current || plainText(typed) === kept.current) return;
    kept.current = plainText(typed);
    field.onChange(kept.current);
  };
  return (
    <TextField
      size="small"
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

/** A day as people write it. */
export function FilterDay({ source, label }: FilterProps) {
  useSaid(source, (value) => `${label} ${String(value)}`);
  const { field } = useInput({ source, defaultValue: '' });
  return <DayField name={source} label={label} value={String(field.value ?? '')} onChange={field.onChange} />;
}
