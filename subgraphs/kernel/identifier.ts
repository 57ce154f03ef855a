/**
 * What names a thing outside the house: order and return numbers, ids of customers in a channel, SKUs,
 * serial and style numbers, codes, contract numbers. One rule wherever such a text is written, read or searched: blanks
 * around it are no part of it, composed and decomposed letters are the same (NFC), and what nobody can
 * see makes it no identifier: two that look alike would be two things.
 *
 * Examples: " T-1" and "T-1 " are "T-1"; "T-1" with a zero-width space (U+200B), a byte order mark, a soft hyphen or a
 * mark of direction in it is refused, and so is U+FFFD, what is left of a character that was misread.
 */
export function readIdentifier(text: string, longest: number): string | null {
  if (text.length <= longest && PLAIN.test(text)) return text;
  const identifier = text.normalize('NFC').replace(EDGES, '');
  return identifier !== '' && [...identifier].length <= longest && !UNSEEN.test(identifier)
    ? identifier : null;
}

/** Nearly all of them: nothing to look at. */
const PLAIN = /^[\x21-\x7e]+$/;

/** Blanks of any script, and the line ends that a file leaves; not the byte order mark, which is no blank. */
const EDGES = /^[\p{Z}\t\r\n]+|[\p{Z}\t\r\n]+$/gu;

/**
 * Control and format characters, what no font draws, halves of characters, blanks that look like the plain one,
 * and the replacement character.
 */
const UNSEEN = new RegExp('[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}'
  + '\\p{Noncharacter_Code_Point}\\uFFFD]|(?! )\\p{Zs}', 'u');

export const IDENTIFIER_RULE = 'no invisible or control characters, blanks around it do not count';

/** Text of people (names, reasons, notes) may hold marks that join letters; what was misread is no text. */
export function isMisread(text: string): boolean {
  return text.includes('\uFFFD') || !text.isWellFormed();
}
