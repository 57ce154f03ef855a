import { useEffect, useRef, useState } from 'react';

/** What is typed until it is told; what comes from elsewhere (an address, cleared filters) replaces it. */
export function useTypedUntilTold(value: string) {
  const [text, setText] = useState(value);
  const kept = useRef(value);
  useEffect(() => {
    if (value === kept.current) return;
    kept.current = value;
    setText(value);
  }, [value]);
  return [text, setText, kept] as const;
}
