/** What some spreadsheet takes for a formula, also full-width, also behind blanks and signs that nobody sees. */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@\u2212|%]/u;

/** A text of somebody else's file as a cell that is a text in any spreadsheet: in quotes, on one line, disarmed. */
export function csvText(text: string): string {
  const line = text.replace(/[\r\n\u0085\u2028\u2029\v\f\t]+/gu, ' ');
  return `"${FORMULA.test(line.normalize('NFKC')) ? '\'' : ''}${line.replaceAll('"', '""')}"`;
}
