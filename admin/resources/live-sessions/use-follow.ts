import { useEffect, useRef } from 'react';

/** A hot drop changes many times a second; what follows it is asked for at most this often. */
const GATHER_MS = 500;

/** Asks again a moment after each change; changes meanwhile are gathered, the last one is never missed. */
export function useFollow(change: string | undefined, ask: () => void): void {
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (change === undefined || timer.current !== undefined) return;
    timer.current = window.setTimeout(() => {
      timer.current = undefined;
      ask();
    }, GATHER_MS);
  }, [change, ask]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
}
