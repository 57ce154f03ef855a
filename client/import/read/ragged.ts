import type { RawRow } from './delimited.ts';
import type { ReadSettings, Row } from './settings.ts';

/**
 * A line with more or fewer fields than there are columns. Empty fields at its end are nothing; a field that begins
 * with a blank belongs to the one before it (a comma in an address: `5, rue de Berri` is one cell), or those of the
 * column that the template names. What else there is too much or too little makes the line unreadable: any guess
 * would put values under the wrong names.
 */
export function mend(row: RawRow, header: readonly string[], settings: ReadSettings): Row {
  const { cells, line } = row;
  const extra = cells.length - header.length;
  if (extra === 0) return row;
  if (extra < 0) {
    if (settings.short !== 'fill') {
      return { ...row, unreadable: `it has ${cells.length} fields, and there are ${header.length} columns` };
    }
    return { line, cells: [...cells, ...new Array<string>(-extra).fill('')] };
  }
  if (cells.slice(header.length).every((cell) => cell.trim() === '')) return { line,
    cells: cells.slice(0, header.length) };
  const at = joinedAt(cells, header, extra, settings.join);
  if (at === null) {
    return { ...row, unreadable: `it has ${cells.length} fields, and there are ${header.length} columns` };
  }
  const joined = cells.slice(at, at + extra + 1).join(',');
  return { line, cells: [...cells.slice(0, at), joined, ...cells.slice(at + extra + 1)],
    repaired: `${extra + 1} fields were joined in ${header[at]}: ${joined}` };
}

function joinedAt(cells: readonly string[], header: readonly string[], extra: number, named?: string): number | null {
  if (named !== undefined) {
    const at = header.indexOf(named);
    return at === -1 ? null : at;
  }
  const begins = cells.flatMap((cell, index) => (index > 0 && /^ \S/.test(cell) ? [index] : []));
  const isOneCell = begins.length === extra
    && begins.every((at, index) => index === 0 || at === begins[index - 1]! + 1);
  return isOneCell ? begins[0]! - 1 : null;
}
