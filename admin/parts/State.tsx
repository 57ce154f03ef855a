import type { Messages } from '../i18n/messages.ts';
import { useWord } from '../i18n/use-text.ts';
import { Mark, toneOf } from './Mark.tsx';

/** A word of the graph with its tone. */
export function State({ kind, value }: { kind: keyof Messages['words']; value: string | null | undefined }) {
  const word = useWord();
  if (!value) return <>—</>;
  return <Mark tone={toneOf(value)}>{word(kind, value)}</Mark>;
}
