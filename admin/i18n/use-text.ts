import { useTranslate } from 'react-admin';
import { useCallback } from 'react';
import type { Messages } from './messages.ts';

type Paths<T> = {
  [Key in keyof T & string]: T[Key] extends string ? Key : `${Key}.${Paths<T[Key]>}`;
}[keyof T & string];

export type TextKey = Paths<Messages>;
export type Text = (key: TextKey, options?: Readonly<Record<string, unknown>>) => string;

/** Texts by key; a key that no language has does not compile. What is counted says which of "one |||| many" it is. */
export function useText(): Text {
  const translate = useTranslate();
  return useCallback((key, options) => translate(key, counted(options)), [translate]);
}

/** "1" and 1 are one; "1,200" is no number, and many. */
function counted(options: Readonly<Record<string, unknown>> | undefined) {
  return options?.['count'] === undefined ? options : { ...options, smart_count: Number(options['count']) };
}

/** How the trade names a metal of a fineness: 9,990 parts of gold in 10,000 are 足金999. */
export function useFineness(): (metal: string, purity: number) => string {
  const translate = useTranslate();
  const word = useWord();
  return useCallback(
    (metal, purity) =>
      translate(`words.fineness.${metal}_${purity}`, { _: `${word('metal', metal)} ${purity}` }),
    [translate, word],
  );
}

export type Word = ReturnType<typeof useWord>;

/** Words of the graph's enums: ('metal', 'GOLD') → 黄金. An unknown word shows itself. */
export function useWord(): (
  kind: keyof Messages['words'],
  word: string | null | undefined,
) => string {
  const translate = useTranslate();
  return useCallback(
    (kind, word) => (word ? translate(`words.${kind}.${word}`, { _: word }) : '—'),
    [translate],
  );
}
