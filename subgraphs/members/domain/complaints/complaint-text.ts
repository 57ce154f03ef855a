import { isMisread } from '../../../kernel/identifier.ts';

const MAX = 2_000;

/**
 * What people write about a complaint: 1 to 2,000 characters, lines allowed, without what nobody can read. Blanks
 * around it do not count. Example: " 戒指断了\n " is "戒指断了"; "\u0007" is no text.
 */
export function readComplaintText(text: string): string | null {
  const read = text.replaceAll('\r\n', '\n').trim();
  const length = [...read].length;
  return length >= 1 && length <= MAX && !/[^\P{Cc}\n\t]/u.test(read) && !isMisread(read) ? read : null;
}
