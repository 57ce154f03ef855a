import type { Cell, Sheet } from './sheet.ts';

/**
 * What some spreadsheet takes for a formula: = + - @ at the beginning, also full-width or small, also behind blanks,
 * line breaks, controls and letters that nobody sees, which one program or another takes away.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@\u2212|%]/u;

/** Spreadsheets keep it as text: what begins with a tab is no number to them, and a program trims it. */
const KEPT_AS_TEXT = '\t';
/** A name that some program would take for a number, a day or a time. */
const LIKE_A_NUMBER = /^(?=\D*\d)[\d.,:/\-+eE\s]+$/u;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A text that is one whatever reads it: on one line, in quotes (some divide at semicolons), disarmed. */
function safeText(text: string, mark = ''): string {
  const line = text.replace(/[\r\n\u0085\u2028\u2029\v\f\t]+/gu, ' ');
  return quoted(FORMULA.test(line.normalize('NFKC')) ? `'${line}` : mark + line);
}

export function csvCell(cell: Cell): string {
  switch (cell.is) {
    case 'nothing': return '';
    case 'number': return cell.digits;
    case 'bps': return `${percentOf(cell.digits)}%`;
    case 'day':
    case 'moment': return cell.text;
    case 'identifier': return safeText(cell.text, KEPT_AS_TEXT);
    case 'words': return safeText(cell.text, LIKE_A_NUMBER.test(cell.text) ? KEPT_AS_TEXT : '');
  }
}

/** 512 hundredths are 5.12. */
export const percentOf = (bps: string): string => String(Number(bps) / 100);

/** With a byte order mark, without which Excel takes Chinese for noise. */
export function csvOf({ head, rows }: Sheet): Blob {
  const lines = [head.map((label) => safeText(label)), ...rows.map((cells) => cells.map(csvCell))];
  const text = lines.map((line) => line.join(',')).join('\r\n');
  return new Blob(['\ufeff', text, '\r\n'], { type: 'text/csv;charset=utf-8' });
}
