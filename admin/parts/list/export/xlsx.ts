import writeExcel, { type Cell as ExcelCell } from 'write-excel-file/browser';
import type { Cell, Sheet } from './sheet.ts';

/** Texts are texts here, whatever they begin with; only numbers and days are anything else. */
export function excelCell(cell: Cell): ExcelCell {
  switch (cell.is) {
    case 'nothing': return null;
    case 'number': return numberCell(cell.digits, 1);
    case 'bps': return numberCell(cell.digits, 10_000);
    // The library writes the UTC clock of a date, so the wall clock is given as if it were that.
    case 'day': return { value: new Date(`${cell.text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
    case 'moment':
      return { value: new Date(`${cell.text.replace(' ', 'T')}Z`), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
    case 'identifier':
    case 'words': return { value: oneText(cell.text), type: String, format: '@' };
  }
}

/** Spreadsheets count in doubles: a number that one cannot hold stays as its digits. */
function numberCell(digits: string, parts: number): ExcelCell {
  const value = Number(digits);
  const fraction = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
  if (value.toFixed(fraction) !== digits) return { value: digits, type: String, format: '@' };
  if (parts > 1) return { value: value / parts, type: Number, format: '0.00%' };
  return { value, type: Number, format: fraction > 0 ? `0.${'0'.repeat(fraction)}` : '0' };
}

/** What XML 1.0 cannot carry is left out. */
const oneText = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');

export async function xlsxOf({ head, rows }: Sheet): Promise<Blob> {
  const title = head.map((label): ExcelCell => ({ value: label, type: String, fontWeight: 'bold' }));
  const columns = head.map((label, index) => ({ width: widthOf(label, rows.map((row) => row[index]!)) }));
  return writeExcel([title, ...rows.map((cells) => cells.map(excelCell))], { columns, stickyRowsCount: 1 }).toBlob();
}

const MOST_WIDE = 40;
const FIRST_ROWS = 200;

/** As wide as what stands there; a Chinese letter is two. */
function widthOf(label: string, cells: readonly Cell[]): number {
  const texts = [label, ...cells.slice(0, FIRST_ROWS).map(textOf)];
  const widths = texts.map((text) => text.length + (text.match(/[\u2e80-\uffef]/gu)?.length ?? 0));
  return Math.min(MOST_WIDE, Math.max(...widths) + 2);
}

const textOf = (cell: Cell): string => ('text' in cell ? cell.text : 'digits' in cell ? cell.digits : '');
