import { ImportError } from '../import-error.ts';

const isDatum = (cell: string): boolean => {
  const text = cell.trim();
  return /^[-+$€£¥￥]?\d[\d.,:/ -]*$/.test(text) || /^[^\s@]+@[^\s@]+\.\w+$/.test(text) || /^\d{4}[-/年]\d/.test(text)
    || /^https?:/.test(text);
};

/**
 * Whether a first line names columns: names are no numbers, dates or addresses. A year as a name ("2024") is one, as
 * long as most are not; an address in the first line, or a value that the column has again, is no name.
 */
export function hasHeader(top: readonly string[], below: readonly (readonly string[])[]): boolean {
  const filled = top.filter((cell) => cell.trim() !== '');
  const data = filled.filter(isDatum).length;
  if (data === 0) {
    // All words: it is data only where the lines below say the same words in the same columns, most of them.
    const again = top.filter((cell, index) => cell.trim() !== '' && below.some((row) => row[index] === cell)).length;
    return again <= filled.length / 2;
  }
  return data < filled.length / 4;
}

/** Names of the columns: one that stands twice is `Name` and `Name#2`; one without a name has its place. */
export function headerOf(cells: readonly string[], notes: string[]): string[] {
  const count = new Map<string, number>();
  const names = cells.map((cell, index) => {
    const name = cell.replace(/^\uFEFF/, '').trim() || `#${index + 1}`;
    const seen = (count.get(name) ?? 0) + 1;
    count.set(name, seen);
    return seen === 1 ? name : `${name}#${seen}`;
  });
  for (const [name, times] of count) {
    if (times > 1) notes.push(`"${name}" names ${times} columns: the others are called ${name}#2 …`);
  }
  return names;
}

/** Columns that share a plain name with another: whoever names one of them has to say which. */
export function mustBeOne(header: readonly string[], name: string): void {
  const base = name.replace(/#\d+$/, '');
  if (base !== name || !header.includes(`${name}#2`)) return;
  throw new ImportError('COLUMN_TWICE', `"${name}" names several columns of the file: say ${name}#1 or ${name}#2.`);
}

