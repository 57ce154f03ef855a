/**
 * What a member agrees to is a text that the house has published: its version names it and its hash proves which
 * words they were. A purpose that has texts is agreed to with one of them only; a purpose without (what was
 * recorded before, a partner's own notice) is taken with the hash of what was shown. A refusal or withdrawal
 * is never turned away for its text.
 *
 * For a child, younger than 14 on the day (PIPL art. 31), a parent or guardian agrees, whose name is kept, and the
 * child's own token cannot. Example: born 2012-09-16 → a child on 2026-09-15, none on 2026-09-16; born
 * 2012-02-29 → none from 2026-03-01 on.
 */
import { createHash } from 'node:crypto';

export const OF_AGE = 14;

export interface ConsentText { readonly zh: string; readonly en: string }

/** SHA-256 of the Chinese text, a line feed and the English text, as UTF-8; 64 lower-case hexadecimal digits. */
export function hashOfText({ zh, en }: ConsentText): string {
  return createHash('sha256').update(`${zh}\n${en}`, 'utf8').digest('hex');
}

/** As it is stored: line ends are line feeds, nothing around it. Null: too short, too long or unreadable. */
export function readText(text: string): string | null {
  const read = text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim();
  const length = [...read].length;
  return length >= 10 && length <= 20_000 && !/[^\P{C}\n\t]/u.test(read) ? read : null;
}

export function isVersion(version: string): boolean {
  return version.length >= 1 && version.length <= 40 && !/\p{C}/u.test(version);
}

/** `today` and `birthday` are days, 'YYYY-MM-DD'. */
export function isChild(birthday: string | null, today: string): boolean {
  if (birthday === null) return false;
  return `${Number(birthday.slice(0, 4)) + OF_AGE}${birthday.slice(4)}` > today;
}

export type TextFault = 'TEXT_UNKNOWN' | 'TEXT_HASH_INVALID';

/** The hash that is kept with a word, or why there is none; `texts`: published version → hash of the purpose. */
export function hashFor(
  word: { readonly granted: boolean; readonly textVersion: string; readonly textHash: string | null },
  texts: ReadonlyMap<string, string>,
): { readonly hash: string } | { readonly fault: TextFault } {
  const { granted, textVersion, textHash } = word;
  const published = texts.get(textVersion);
  const isHash = textHash !== null && /^[0-9a-f]{64}$/.test(textHash);
  if (published !== undefined) {
    return textHash === null || textHash === published || (!granted && isHash)
      ? { hash: textHash ?? published } : { fault: 'TEXT_HASH_INVALID' };
  }
  if (granted && texts.size > 0) return { fault: 'TEXT_UNKNOWN' };
  return isHash ? { hash: textHash } : { fault: 'TEXT_HASH_INVALID' };
}
