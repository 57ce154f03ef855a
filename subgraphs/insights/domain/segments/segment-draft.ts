import type { Refusal } from '../../../kernel/outcome.ts';

/** What a segment is called. Both names have 1 to 60 characters, a note at most 500. */
export interface Names {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly note: string | null;
}

const LONGEST_NAME = 60;
const LONGEST_NOTE = 500;

export const tidyNames = ({ nameZh, nameEn, note }: Names): Names =>
  ({ nameZh: nameZh.trim(), nameEn: nameEn.trim(), note: note?.trim() || null });

/** Example: a name of spaces is INVALID at its field. */
export function namesProblems({ nameZh, nameEn, note }: Names): readonly Refusal<'INVALID'>[] {
  const isBad = (text: string, longest: number) =>
    [...text].length > longest || /\p{Cc}/u.test(text.replaceAll('\n', ''));
  const named = (name: string, path: string) => (name === '' || isBad(name, LONGEST_NAME)
    ? [invalid(`A name has 1 to ${LONGEST_NAME} characters.`, path)] : []);
  return [...named(nameZh, 'nameZh'), ...named(nameEn, 'nameEn'),
    ...(note !== null && isBad(note, LONGEST_NOTE) ? [invalid(`A note has at most ${LONGEST_NOTE} characters.`,
      'note')] : [])];
}

const invalid = (message: string, path: string): Refusal<'INVALID'> => ({ code: 'INVALID', message, path: [path] });
