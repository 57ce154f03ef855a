import type { Table } from '../read/table.ts';
import { bareCell } from './cell.ts';
import type { Column } from './column.ts';
import { dateKind, isShortDate, readMoment, type DateKind } from './date.ts';
import { plus, textOf, ZERO } from './decimal.ts';
import { KeyCounter } from './key-counter.ts';
import { numberKind, readNumber, type Mark } from './number.ts';
import { TotalsWatch, type TotalRow } from './totals.ts';

export interface Profile {
  /** Without those of totals. */
  readonly lines: number;
  readonly columns: readonly Column[];
  /** Lines that add up those above them, by their number. */
  readonly totals: ReadonlyMap<number, TotalRow>;
}

/** More different cells than these are not told apart: it is memory for each column. */
const MOST_DISTINCT = 50_000;

/** Reads the file once and says of every column what it holds. */
export async function profileOf(table: Table): Promise<Profile> {
  const columns = table.header.map((name): Column => ({
    name, filled: 0, numbers: { none: 0, plain: 0, point: 0, comma: 0, both: 0 },
    dates: { none: 0, YMD: 0, MDY: 0, DMY: 0, both: 0 }, short: 0, yearFirst: 0, zoneless: 0, negatives: 0, emails: 0,
      distinct: 0, sums: { point: ZERO, comma: ZERO },
    year: null, samples: [],
  }));
  const seen = columns.map(() => new KeyCounter());
  const watch = new TotalsWatch(columns);
  const totals = new Map<number, TotalRow>();
  let lines = 0;
  for await (const row of table.rows()) {
    lines += 1;
    if (row.unreadable) continue;
    const cells = row.cells.map(bareCell);
    const total = watch.see(row.line, cells);
    if (total) {
      totals.set(row.line, total);
      lines -= 1;
      continue;
    }
    for (const [at, column] of columns.entries()) take(column, cells[at] ?? '', seen[at]!);
  }
  for (const [at, column] of columns.entries()) column.distinct = seen[at]!.size;
  return { lines, columns, totals };
}

function take(column: Column, text: string, seen: KeyCounter): void {
  if (text === '') return;
  column.filled += 1;
  if (seen.size < MOST_DISTINCT) seen.add(text);
  if (column.samples.length < 5 && !column.samples.includes(text)) column.samples.push(text);
  const short = text.length <= 60;
  const number = short ? numberKind(text) : 'none';
  column.numbers[number] += 1;
  for (const mark of ['point', 'comma'] as const) {
    const sum = column.sums[mark];
    if (sum === null) continue;
    const value = number === 'none' ? null : readNumber(text, mark);
    column.sums[mark] = value === null ? null : plus(sum, value);
  }
  const date = short ? dateKind(text) : 'none';
  column.dates[date] += 1;
  if (number !== 'none' && /^[-−–(]|[-−]$/.test(text)) column.negatives += 1;
  if (date !== 'none') takeDate(column, text, date);
  if (date !== 'none' && column.year === null) column.year = Number(/\d{4}/.exec(text)?.[0] ?? 0) || null;
  if (short && /^[^\s@]+@[^\s@]+\.\w+$/.test(text)) column.emails += 1;
}

function takeDate(column: Column, text: string, date: Exclude<DateKind, 'none'>): void {
  if (readMoment(text, date === 'both' ? 'DMY' : date)?.offset == null) column.zoneless += 1;
  if (!isShortDate(text)) return;
  column.short += 1;
  if (readMoment(text, 'YMD')) column.yearFirst += 1;
}

/** The mark that the cells of a column decide themselves; `ask` when some say one and some the other. */
export function markOf({ numbers }: Column): Mark | 'any' | 'ask' {
  if (numbers.point > 0 && numbers.comma > 0) return 'ask';
  if (numbers.point > 0) return 'point';
  if (numbers.comma > 0) return 'comma';
  return numbers.both > 0 ? 'ask' : 'any';
}

export const sumOf = (column: Column, mark: Mark): string | null => {
  const sum = column.filled > 0 ? column.sums[mark] : null;
  return sum ? textOf(sum) : null;
};
