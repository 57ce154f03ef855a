import type { Format } from '../../i18n/make-format.ts';
import type { Column } from './columns.ts';

/** Spreadsheets read a leading = + - @ as a formula: such a text gets an apostrophe, numbers stay. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[-+]?[\d,.]+$/;

export function csvCell(value: string): string {
  const text = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvOf<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  format: Format,
): string {
  const head = columns.map(({ label }) => csvCell(label)).join(',');
  const lines = rows.map((row) => columns.map(({ text }) => csvCell(text(row, format))).join(','));
  return [head, ...lines].join('\r\n');
}

/** With a byte order mark, without which Excel takes Chinese for noise. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
