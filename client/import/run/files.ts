import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ImportError } from '../import-error.ts';
import type { Table } from '../read/table.ts';
import { emailDigest, type People } from '../records/people.ts';
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
});

/** Written whole and then renamed: a kill leaves the old one or the new one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text);
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
    const file = createWriteStream(`${path}.${process.pid}`);
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

const MOST_PEOPLE = 200_000;

/** Digests of e-mails with the ids they were enrolled under, in a file that imports of one folder share. */
export class PeopleFile implements People {
  readonly #path: string;
  readonly #ids = new Map<string, string>();
  readonly #digests = new Map<string, string>();

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(path: string): Promise<PeopleFile> {
    const people = new PeopleFile(path);
    const text = await readFile(path, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(0, MOST_PEOPLE)) {
      const [digest, id] = line.split('\t');
      if (digest && id) people.#note(digest, id);
    }
    return people;
  }

  idOf(email: string): string | null {
    return this.#ids.get(emailDigest(email)) ?? null;
  }

  isAnothers(id: string, email: string): boolean {
    const digest = this.#digests.get(id);
    return digest !== undefined && digest !== emailDigest(email);
  }

  #note(digest: string, id: string): void {
    this.#ids.set(digest, id);
    this.#digests.set(id, digest);
  }

  async add(people: readonly { digest: string; id: string }[]): Promise<void> {
    const fresh = people.filter(({ digest, id }) => this.#ids.get(digest) !== id && !/[\t\n]/.test(id));
    for (const { digest, id } of fresh) if (this.#ids.size < MOST_PEOPLE) this.#note(digest, id);
    if (fresh.length > 0) await appendFile(this.#path, fresh.map(({ digest, id }) => `${digest}\t${id}\n`).join(''));
  }
}
