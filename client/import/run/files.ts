import { hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ImportError } from '../import-error.ts';
import type { Table } from '../read/table.ts';
import type { Remark } from '../records/record.ts';

/** What an import leaves beside its file. */
export const besides = (file: string) => ({
  /** The last dry run: its report, answers and the fingerprint of what it read. */
  plan: `${file}.import-plan.json`,
  /** How far a run is. */
  state: `${file}.import-state.json`,
  /** What was sent and made: for undoing it. */
  journal: `${file}.import-journal.jsonl`,
  /** Every remark, a line each. */
  remarks: `${file}.import-remarks.csv`,
  /** Lines that were not taken, to be mended and imported. */
  refused: `${file}.refused.csv`,
  /** The digest of them as they were written: somebody's mending is not written over. */
  refusedAs: `${file}.import-refused.sha256`,
});

/** Written whole and then renamed: a kill leaves the old one or the new one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}

export async function readJsonFile<Value>(path: string): Promise<Value | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Value;
  } catch {
    return null;
  }
}

/** A cell of a CSV that people open in a spreadsheet: what would be a formula there is marked as a text. */
export function csvCell(text: string): string {
  const isFormula = /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,-]+%?$/.test(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\n`;

/** A CSV that takes its place when it is whole. */
export class CsvFile {
  readonly #file: WriteStream;
  readonly #path: string;
  rows = 0;

  private constructor(file: WriteStream, path: string) {
    this.#file = file;
    this.#path = path;
  }

  static async open(path: string, header: readonly string[]): Promise<CsvFile> {
    const file = createWriteStream(`${path}.${process.pid}`, { mode: 0o600 });
    await once(file, 'open').catch((cause: Error) => {
      throw new ImportError('REPORT_UNWRITABLE', `${path} cannot be written: ${cause.message}`, { cause });
    });
    // With the mark spreadsheets read it as UTF-8.
    file.write(`\uFEFF${csvRow(header)}`);
    return new CsvFile(file, path);
  }

  add(cells: readonly string[]): void {
    this.rows += 1;
    this.#file.write(csvRow(cells));
  }

  async close(): Promise<void> {
    this.#file.end();
    await finished(this.#file);
    await rename(String(this.#file.path), this.#path);
  }
}

export async function openRemarks(path: string) {
  const file = await CsvFile.open(path, ['line', 'verdict', 'reason', 'detail']);
  return { add: ({ line, verdict, reason, detail }: Remark) => file.add([String(line), verdict, reason, detail]),
    close: () => file.close() };
}

/**
 * Lines that were not taken, under their own header, with two columns more that say where they stood and why. Mended,
 * it is imported like the file itself: an order that was held back is whole in it.
 */
export async function writeRefused(path: string, table: Table, why: ReadonlyMap<number, string>): Promise<number> {
  const file = await CsvFile.open(path, [...table.header, 'karat line', 'karat why']);
  for await (const { line, cells } of table.rows()) {
    const reason = why.get(line);
    if (reason === undefined) continue;
    const width = Math.max(table.header.length, cells.length);
    file.add([...cells, ...new Array<string>(width - cells.length).fill(''), String(line), reason]);
  }
  await file.close();
  return file.rows;
}

const digestOf = (text: Buffer): string => hash('sha256', text);

/** Whether the lines that were not taken stand as they were written, or not at all. Else somebody mends them. */
export async function isUntouched({ refused, refusedAs }: ReturnType<typeof besides>): Promise<boolean> {
  const now = await readFile(refused).catch(() => null);
  return now === null || digestOf(now) === await readFile(refusedAs, 'utf8').catch(() => '');
}

/** The lines that were not taken, in the place of those of an earlier reading; refuses to write over a mending. */
export async function keepRefused(file: string, table: Table, why: ReadonlyMap<number, string>): Promise<void> {
  const paths = besides(file);
  if (!await isUntouched(paths)) {
    throw new ImportError('REFUSED_CHANGED', `${paths.refused} was changed since it was written: import it, or move it `
      + 'away, before its file is read again.');
  }
  if (why.size === 0) {
    await rm(paths.refused, { force: true });
    await rm(paths.refusedAs, { force: true });
    return;
  }
  await writeRefused(paths.refused, table, why);
  await writeWhole(paths.refusedAs, digestOf(await readFile(paths.refused)));
}
