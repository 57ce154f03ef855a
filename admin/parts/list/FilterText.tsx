import { TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useInput } from 'react-admin';

/**
 * What one searches a list for. Unfinished pinyin is no word yet: the list is asked when the word stands, not for each
 * letter on the way to it.
 */
export function FilterText({ source, label }: { source: string; label: string }) {
  const { field, id } = useInput({ source });
  const [typed, setTyped] = useState<string>(field.value ?? '');
  const [composing, setComposing] = useState(false);
  useEffect(() => setTyped(field.value ?? ''), [field.value]);
  return (
    <TextField
      id={id}
      type="search"
      label={label}
      value={typed}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={({ target }) => {
        setComposing(false);
        field.onChange((target as HTMLInputElement).value);
      }}
      onChange={({ target }) => {
        setTyped(target.value);
        if (!composing) field.onChange(target.value);
      }}
      onBlur={field.onBlur}
    />
  );
}
