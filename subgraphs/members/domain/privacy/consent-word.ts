import type { Refusal } from '../../../kernel/outcome.ts';
import { hashFor, isVersion } from './consent-rules.ts';

/** A yes or no with the text it was about, as somebody says it. */
export interface SaidWord {
  readonly granted: boolean;
  /** Which text was seen, and its SHA-256 as 64 hexadecimal digits; that of a published one is known. */
  readonly textVersion: string;
  readonly textHash?: string | null;
  /** Who agrees for a child. */
  readonly guardianName?: string | null;
}

export type WordCode = 'TEXT_VERSION_INVALID' | 'TEXT_HASH_INVALID' | 'TEXT_UNKNOWN' | GuardianCode;
type GuardianCode = 'GUARDIAN_REQUIRED' | 'GUARDIAN_INVALID';

/** `byItself`: said with the member's own token, so by no guardian. */
export function guardianRefusals(
  { granted, guardianName }: SaidWord, { child, byItself }: { readonly child: boolean; readonly byItself: boolean },
): Refusal<GuardianCode>[] {
  const name = guardianName?.trim() ?? '';
  if ([...name].length > 80 || /\p{C}/u.test(name)) {
    return [{ code: 'GUARDIAN_INVALID', message: 'A name has at most 80 characters.', path: ['guardianName'] }];
  }
  return granted && child && (name === '' || byItself) ? [{ code: 'GUARDIAN_REQUIRED',
    message: 'The member is younger than 14: a parent or guardian agrees.', path: ['guardianName'] }] : [];
}

/** The hash that is kept with a word, and what is wrong with its text; `texts`: published version → hash. */
export function readWordText(
  { textVersion, textHash = null, granted }: SaidWord, texts: ReadonlyMap<string, string>,
): { hash: string; refusals: Refusal<WordCode>[] } {
  const refusals: Refusal<WordCode>[] = [];
  const version = textVersion.trim();
  if (!isVersion(version)) {
    refusals.push({ code: 'TEXT_VERSION_INVALID', message: 'A text version has 1 to 40 characters.',
      path: ['textVersion'] });
  }
  const read = hashFor({ granted, textVersion: version, textHash }, texts);
  if ('hash' in read) return { hash: read.hash, refusals };
  if (read.fault === 'TEXT_UNKNOWN') {
    if (refusals.length > 0) return { hash: '', refusals };
    return { hash: '', refusals: [{ code: 'TEXT_UNKNOWN', path: ['textVersion'],
      message: 'No text of this purpose was published under this version.' }] };
  }
  refusals.push({ code: 'TEXT_HASH_INVALID', path: ['textHash'], message: textHash !== null && texts.has(version)
    ? 'This is not the hash of the published text.' : 'A text hash is 64 hexadecimal digits.' });
  return { hash: '', refusals };
}
