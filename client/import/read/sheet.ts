import { ImportError } from '../import-error.ts';
import { decoded } from './decode.ts';
import type { RawRow } from './delimited.ts';
import { LIMITS, LIMIT_WORDS } from './limits.ts';
import type { Source } from './source.ts';
import { attribute, xmlEvents, type XmlEvent } from './xml.ts';
import { bytesOf, entriesOf, type Entry } from './zip.ts';

interface Book {
  readonly source: Source;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly texts: readonly string[];
  /** By number of a cell's style: whether what it shows is a date. */
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
  readonly sheet: string;
  readonly sheets: readonly string[];
}

export interface Sheet { readonly sheets: readonly string[]; rows(): AsyncGenerator<RawRow, void, undefined> }

/**
 * Rows of one sheet of a workbook (the first that is shown, or the one named), read as they come. Dates come as
 * "2026-03-01 09:00:00", numbers as they are written in the file, formulas as what they last made.
 */
export async function openSheet(source: Source, name: string | null): Promise<Sheet> {
  const entries = await entriesOf(source);
  if (!entries.has('xl/workbook.xml')) {
    throw new ImportError('FORMAT_UNKNOWN',
      `${source.name} is a ZIP but no workbook: unpack it and import what is inside.`);
  }
  const { sheets, from1904 } = await workbookOf(source, entries);
  const found = name === null ? sheets.find(({ hidden }) => !hidden) ?? sheets[0]
    : sheets.find((one) => one.name === name);
  if (!found) {
    throw new ImportError('SHEET_UNKNOWN', `There is no sheet "${name
      ?? ''}", but ${sheets.map((one) => one.name).join(', ')}.`);
  }
  const book: Book = { source, entries, from1904, sheet: found.path, sheets: sheets.map((one) => one.name),
    texts: await textsOf(source, entries), dates: await datesOf(source, entries) };
  return { sheets: book.sheets, rows: () => rowsOf(book) };
}

async function* eventsOf(
  source: Source, entries: ReadonlyMap<string, Entry>, name: string,
): AsyncGenerator<XmlEvent, void, undefined> {
  const entry = entries.get(name);
  if (entry) yield* xmlEvents(decoded(bytesOf(source, entry), 'utf-8', name));
}

async function workbookOf(source: Source, entries: ReadonlyMap<string, Entry>) {
  const targets = new Map<string, string>();
  for await (const event of eventsOf(source, entries, 'xl/_rels/workbook.xml.rels')) {
    if (event.is !== 'open' || event.name !== 'Relationship') continue;
    const target = attribute(event.attributes, 'Target') ?? '';
    targets.set(attribute(event.attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const sheets: { name: string; path: string; hidden: boolean }[] = [];
  let from1904 = false;
  for await (const event of eventsOf(source, entries, 'xl/workbook.xml')) {
    if (event.is !== 'open') continue;
    if (event.name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(event.attributes, 'date1904') ?? '');
    if (event.name !== 'sheet') continue;
    const path = targets.get(attribute(event.attributes, 'id') ?? '') ?? '';
    if (!entries.has(path)) continue;
    if (sheets.length >= LIMITS.columns) throw tooLarge('sheets', LIMITS.columns);
    sheets.push({ name: attribute(event.attributes, 'name') ?? '', path,
      hidden: (attribute(event.attributes, 'state') ?? 'visible') !== 'visible' });
  }
  return { sheets, from1904 };
}

const tooLarge = (what: string, most: number): ImportError => new ImportError('XLSX_TOO_LARGE',
  `The workbook has over ${most.toLocaleString('en-US')} ${what}: save it as CSV, which is read line by line.`);

async function textsOf(source: Source, entries: ReadonlyMap<string, Entry>): Promise<string[]> {
  const texts: string[] = [];
  let [text, isText, isReading, size] = ['', false, false, 0];
  for await (const event of eventsOf(source, entries, 'xl/sharedStrings.xml')) {
    if (event.is === 'text') {
      if (isText && !isReading) text += event.text;
    } else if (event.name === 'rPh') isReading = event.is === 'open';
    else if (event.name === 't') isText = event.is === 'open' && !event.closed;
    else if (event.name === 'si' && (event.is === 'close' || event.closed)) {
      texts.push(text);
      size += text.length;
      text = '';
    }
    if (size + text.length > LIMITS.sharedTexts) throw tooLarge('characters in its texts', LIMITS.sharedTexts);
    if (texts.length > LIMITS.sharedCount) throw tooLarge('texts', LIMITS.sharedCount);
  }
  return texts;
}

const isDateId = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
/** What stands in quotes, brackets and after a backslash shows itself and is no part of a date. */
const isDateFormat = (format: string): boolean =>
  /[ymdhs年月日]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/gi, ''));

async function datesOf(source: Source, entries: ReadonlyMap<string, Entry>): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const dates: boolean[] = [];
  let isCell = false;
  for await (const event of eventsOf(source, entries, 'xl/styles.xml')) {
    if (event.is === 'text') continue;
    if (event.name === 'cellXfs') isCell = event.is === 'open';
    if (event.is !== 'open') continue;
    const id = Number(attribute(event.attributes, 'numFmtId') ?? 0);
    if (event.name === 'numFmt') own.set(id, isDateFormat(attribute(event.attributes, 'formatCode') ?? ''));
    if (event.name === 'xf' && isCell) dates.push(own.get(id) ?? isDateId(id));
    if (dates.length + own.size > LIMITS.styles) throw tooLarge('styles', LIMITS.styles);
  }
  return dates;
}

interface Cell { type: string; style: number; column: number; value: string; inline: string; formula: string | null }

async function* rowsOf(book: Book): AsyncGenerator<RawRow, void, undefined> {
  let cells: string[] = [];
  let line = 0;
  let cell: Cell | null = null;
  let inside = '';
  for await (const event of eventsOf(book.source, book.entries, book.sheet)) {
    if (event.is === 'text') {
      if (cell) takeText(cell, inside, event.text);
      continue;
    }
    if (event.is === 'open' && event.name === 'row') {
      line = Number(attribute(event.attributes, 'r') ?? line + 1);
      cells = [];
    } else if (event.is === 'open' && event.name === 'c') {
      cell = cellOf(event.attributes, cells.length);
      if (event.closed) {
        while (cells.length <= cell.column) cells.push('');
        cell = null;
      }
    } else if (event.is === 'open') {
      inside = event.closed ? '' : event.name;
      if (cell && event.name === 'f') cell.formula = '';
    } else if (event.name === 'c' && cell) {
      while (cells.length < cell.column) cells.push('');
      cells[cell.column] = shown(book, cell);
      cell = null;
    } else if (event.name === 'row') {
      if (cells.some((text) => text.trim() !== '')) yield { line, cells };
    } else inside = '';
  }
}

function takeText(cell: Cell, inside: string, text: string): void {
  if (inside === 'v') cell.value += text;
  else if (inside === 't') cell.inline += text;
  else if (inside === 'f') cell.formula = (cell.formula ?? '') + text;
  if (cell.value.length + cell.inline.length + (cell.formula?.length ?? 0) > LIMITS.cell) {
    throw new ImportError('CELL_TOO_LARGE', `A cell of the workbook has over ${LIMIT_WORDS.cell} characters.`);
  }
}

function cellOf(attributes: string, next: number): Cell {
  const letters = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0];
  const column = letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : next;
  if (column >= LIMITS.columns) {
    throw new ImportError('TOO_MANY_COLUMNS', `The sheet has over ${LIMIT_WORDS.columns} columns.`);
  }
  return { type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? 0), column,
    value: '', inline: '', formula: null };
}

function shown(book: Book, { type, style, value, inline, formula }: Cell): string {
  // A formula that was never worked out has no value: its text stands there and is refused where a value is wanted.
  if (formula !== null && value === '' && inline === '') return `=${formula.replace(/^=/, '')}`;
  if (type === 's') return book.texts[Number(value)] ?? '';
  if (type === 'inlineStr') return inline;
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || value === '') return value;
  return book.dates[style] && /^\d+(\.\d+)?$/.test(value) ? dateOf(Number(value), book.from1904) : plainNumber(value);
}

/** 45,992.375 → 2025-12-01 09:00:00; the year 1900 had no 29 February, though workbooks have. */
function dateOf(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Math.round((days - 25_569) * 86_400) * 1_000).toISOString();
  return serial < 1 ? at.slice(11, 19) : at.endsWith('T00:00:00.000Z') ? at.slice(0, 10)
    : at.slice(0, 19).replace('T', ' ');
}

/**
 * Binary fractions are written with 17 digits: 45.25 may stand as 45.250000000000004. Fifteen digits are what a
 * spreadsheet shows and keeps. What has an exponent is kept, and refused where a number of an order is wanted.
 */
function plainNumber(value: string): string {
  if (!/^-?\d+\.\d{10,}$/.test(value)) return value;
  return String(Number(Number(value).toPrecision(15)));
}
