import { isMisread } from '../../kernel/identifier.ts';

/**
 * What people say of a piece: without the blanks around it, one character at least and not too many, none of them
 * misread. Example: "  Bangle, old mark " is "Bangle, old mark"; "" and a text of 501 characters are none.
 */
export function readWords(text: string, most: number): string | null {
  const words = text.trim();
  return words !== '' && [...words].length <= most && !isMisread(words) ? words : null;
}

/** The same where nothing may be said; undefined: it cannot be taken. */
export function readNote(text: string | null, most: number): string | null | undefined {
  return text === null || text.trim() === '' ? null : readWords(text, most) ?? undefined;
}

/**
 * Pictures are addresses, kept where the house keeps its media: each https and of at most 500 characters, without a
 * password in it; `javascript:` and plain http are none.
 */
export const MOST_PHOTOS = 30;
const MOST_CHARACTERS = 500;

export function isPhotoUrl(url: string): boolean {
  if (url.length > MOST_CHARACTERS || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' && !/\s/u.test(url);
}
