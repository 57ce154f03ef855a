import { isMisread } from '../../kernel/identifier.ts';

/**
 * What people say of a piece: without the blanks around it, one character at least and not too many, none of them
 * misread. Example: "  Ring, stone loose " is "Ring, stone loose"; "" and a text of 501 characters are none.
 */
export function readWords(text: string, most: number): string | null {
  const words = text.trim();
  return words !== '' && [...words].length <= most && !isMisread(words) ? words : null;
}

/** The same where nothing may be said; undefined: it cannot be taken. */
export function readNote(text: string | null, most: number): string | null | undefined {
  return text === null || text.trim() === '' ? null : readWords(text, most) ?? undefined;
}
