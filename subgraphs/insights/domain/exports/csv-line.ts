/**
 * What some spreadsheet takes for a formula: = + - @ at the beginning, also full-width, also behind blanks, line
 * breaks, controls and letters that nobody sees, which one program or another takes away.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@\u2212|%]/u;
/** A number, which no program takes for a formula; a double holds 15 digits of it, a spreadsheet shows 11. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const MOST_DIGITS = 15;
const MOST_SHOWN = 11;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** A name that some program would take for a number, a day or a time. */
const LIKE_A_NUMBER = /^(?=\D*\d)[\d.,:/\-+eE\s]+$/u;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const hasFewDigits = (text: string, most: number): boolean => text.replace(/\D/g, '').length <= most;

/**
 * One cell. Numbers and amounts stay digits, nothing is an empty cell, lists and objects are JSON; a text is in
 * quotes, and disarmed by an apostrophe where a program could take it for a formula. For spreadsheets a text that
 * looks like a number keeps its digits by a tab before it: card 8860000000000012 would end in 10 otherwise, and so
 * would a debt of -123456789012.50 lose its cents.
 */
export function csvCell(value: unknown, forSpreadsheets: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const isNumber = PLAIN_NUMBER.test(text);
  if (DAY.test(text) || (isNumber && hasFewDigits(text, forSpreadsheets ? MOST_SHOWN : MOST_DIGITS))) return text;
  if (!isNumber && FORMULA.test(text.normalize('NFKC'))) return quoted(`'${text}`);
  return quoted(forSpreadsheets && LIKE_A_NUMBER.test(text) ? `\t${text}` : text);
}

/** Where a column is found in a row: `['member', 'cardNumber']`, headed `member.cardNumber`. */
export type ColumnPath = readonly string[];

export const csvHead = (columns: readonly ColumnPath[]): string =>
  `${columns.map((path) => quoted(path.join('.'))).join(',')}\r\n`;

export function csvLine(row: unknown, columns: readonly ColumnPath[], forSpreadsheets: boolean): string {
  return `${columns.map((path) => csvCell(at(row, path), forSpreadsheets)).join(',')}\r\n`;
}

function at(row: unknown, path: ColumnPath): unknown {
  let value = row;
  for (const name of path) value = (value as Record<string, unknown> | null | undefined)?.[name];
  return value;
}
