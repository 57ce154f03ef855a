import { ImportError } from '../import-error.ts';
import { decoded } from './decode.ts';
import { findDelimiter, mostFrequent, readDelimited, type RawRow } from './delimited.ts';
import { ENCODINGS, findEncoding, type Encoding } from './encoding.ts';
import { findColumns, linesOf, readFixed } from './fixed.ts';
import { hasHeader, headerOf } from './header.ts';
import { isJsonLines, readJson } from './json.ts';
import { mend } from './ragged.ts';
import type { Format, ReadSettings, Row } from './settings.ts';
import { openSheet } from './sheet.ts';
import type { Source } from './source.ts';
import { gunzipped, isGzip } from './unpack.ts';
import { isZip } from './zip.ts';

export interface Table {
  readonly format: Format;
  readonly packed: boolean;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly header: readonly string[];
  /** Things to know about the file as a whole. */
  readonly notes: readonly string[];
  rows(): AsyncGenerator<Row, void, undefined>;
}

/** Finds out how a file is written and answers its rows, which can be read again and again. */
export async function openTable(given: Source, settings: ReadSettings = {}): Promise<Table> {
  const packed = await isGzip(given);
  const source = packed ? gunzipped(given) : given;
  if (!packed && await isZip(source)) return openBook(source, settings);
  if (settings.format === 'xlsx') throw new ImportError('XLSX_BROKEN', `${given.name} is no workbook.`);
  const marked = await findEncoding(source);
  const encoding = settings.encoding ?? marked.encoding;
  if (!ENCODINGS.includes(encoding)) {
    throw new ImportError('ENCODING_UNKNOWN', `"${encoding}" is none of ${ENCODINGS.join(', ')}.`);
  }
  const texts = () => decoded(source.bytes(), encoding, given.name);
  const sample = await sampleOf(texts());
  if (sample.trim() === '') throw new ImportError('EMPTY', `${given.name} is empty.`);
  const base = { packed, encoding, notes: [] as string[] };
  if (settings.format === 'json' || (!settings.format && /^\s*[[{]/.test(sample))) return openJson(texts,
    isJsonLines(sample), base);
  const delimiter = settings.delimiter ?? (settings.format === 'fixed' ? null : findDelimiter(sample));
  const columns = delimiter === null ? settings.widths ?? findColumns(sample) : null;
  if (delimiter === null && columns === null) {
    if (/^[^\s,;|]+$/m.test(sample.split(/\r?\n/)[0] ?? '')) return openCells(() => readDelimited(texts(), '\t'),
      { ...base, format: 'delimited', delimiter: '\t' }, settings);
    throw new ImportError('DELIMITER_UNKNOWN',
      `${given.name} is not cut into columns by commas, semicolons, tabs, bars or `
      + 'blanks in fixed places. Name its delimiter.');
  }
  const rows = () => (columns ? readFixed(linesOf(texts()), columns) : readDelimited(texts(), delimiter!));
  return openCells(rows, { ...base, format: columns ? 'fixed' : 'delimited', delimiter }, settings);
}

type Base = Pick<Table, 'format' | 'packed' | 'encoding' | 'delimiter'> & { notes: string[] };

async function openBook(source: Source, settings: ReadSettings): Promise<Table> {
  const { sheets, rows } = await openSheet(source, settings.sheet ?? null);
  const notes = sheets.length > 1 && !settings.sheet
    ? [`The workbook has ${sheets.length} sheets (${sheets.join(', ')}): the first is read.`] : [];
  return openCells(rows, { format: 'xlsx', packed: false, encoding: null, delimiter: null, notes },
    { short: 'fill', ...settings });
}

const SAMPLE = 200_000;

async function sampleOf(texts: AsyncIterable<string>): Promise<string> {
  let sample = '';
  for await (const text of texts) {
    sample += text;
    if (sample.length >= SAMPLE) break;
  }
  return sample.length > SAMPLE ? sample.slice(0, sample.lastIndexOf('\n', SAMPLE) + 1) || sample : sample;
}

async function openJson(texts: () => AsyncIterable<string>, isLines: boolean, base: Omit<Base,
  'format' | 'delimiter'>): Promise<Table> {
  const header = new Set<string>();
  for await (const { cells } of readJson(texts(), isLines)) for (const name of cells.keys()) header.add(name);
  if (header.size === 0) throw new ImportError('EMPTY', 'The JSON has no objects.');
  const names = [...header];
  return { ...base, format: 'json', delimiter: null, header: names, rows: async function* () {
    for await (const { line, cells } of readJson(texts(), isLines)) {
      yield { line, cells: names.map((name) => cells.get(name) ?? '') };
    }
  } };
}

const FIRST_ROWS = 50;

async function openCells(
  raw: () => AsyncIterable<RawRow>, base: Base, settings: ReadSettings,
): Promise<Table> {
  const first: RawRow[] = [];
  for await (const row of raw()) if (first.push(row) >= FIRST_ROWS) break;
  if (first.length === 0) throw new ImportError('EMPTY', 'The file has no rows.');
  const usual = mostFrequent(first.map(({ cells }) => cells.length));
  // A report begins with its title and its period: the header is the first line that is as long as the others.
  const at = first.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > usual / 2
    && cells.length >= Math.min(usual, 2));
  const top = first[Math.max(at, 0)]!;
  const isNamed = settings.header ?? hasHeader(top.cells, first.slice(Math.max(at, 0) + 1).map(({ cells }) => cells)
    .filter((cells) => cells.some((cell, index) => nameIn(cell) !== nameIn(top.cells[index] ?? ''))));
  if (!isNamed && settings.header === undefined) {
    throw new ImportError('HEADER_MISSING', `The first line names no columns, it seems to be data: ${
      top.cells.slice(0, 6).join(' | ')}. Say that the file has no header; its columns are then named 1, 2, 3 …`);
  }
  const notes = [...base.notes, ...(at > 0 ? [`The first ${at} lines are a title and are passed over.`] : [])];
  const header = isNamed ? headerOf(top.cells, notes) : top.cells.map((_, index) => String(index + 1));
  return { ...base, notes, header, rows: () => rowsUnder(raw(), { header, top, isNamed, settings }) };
}

interface Under {
  readonly header: readonly string[];
  readonly top: RawRow;
  readonly isNamed: boolean;
  readonly settings: ReadSettings;
}

/** A name as two headers in one file have it: with its mark, blanks or capitals or without. */
const nameIn = (cell: string): string => cell.replace(/^\uFEFF/, '').trim().toLowerCase();

async function* rowsUnder(
  rows: AsyncIterable<RawRow>, { header, top, isNamed, settings }: Under,
): AsyncGenerator<Row, void, undefined> {
  for await (const row of rows) {
    if (row.line < top.line || (isNamed && row.line === top.line)) continue;
    if (isNamed && row.cells.length === top.cells.length
      && row.cells.every((cell, index) => nameIn(cell) === nameIn(top.cells[index]!))) {
      yield { ...row, unreadable: 'HEADER_AGAIN' };
      continue;
    }
    yield mend(row, header, settings);
  }
}


