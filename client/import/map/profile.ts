import type { Table } from '../read/table.ts';
import { bareCell } from './cell.ts';
import { dateKind, isShortDate, readMoment, type DateKind } from './date.ts';
import { plus, textOf, ZERO, type Decimal } from './decimal.ts';
import { KeyCounter } from './key-counter.ts';
import { numberKind, readNumber, type Mark, type NumberKind } from './number.ts';
import { TotalsWatch, type TotalRow } from './totals.ts';

/** What stands in a column, all lines of it. */
export interface Column {
  readonly name: string;
  filled: number;
  readonly numbers: Record<NumberKind, number>;
  readonly dates: Record<DateKind, number>;
  /** Dates of three parts of two digits, and those of them whose year may stand first. */
  short: number;
  yearFirst: number;
  /** Dates that do not say in which zone they are. */
  zoneless: number;
  /** Numbers below zero. */
  negatives: number;
  emails: number;
  distinct: number;
  /** The sum under each mark while every filled cell is a number; null after one that is not. */
  readonly sums: Record<Mark, Decimal | null>;
  /** One of the dates in it: its year tells what gold cost. */
  year: number | null;
  readonly samples: string[];
}

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
