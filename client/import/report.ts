import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { csvText } from './csv-text.ts';
import { ImportError } from './import-error.ts';

/** `held`: of an order that waits for another line; `later`: the house does not know yet what it speaks of. */
export type Verdict = 'refused' | 'held' | 'later' | 'repaired' | 'noted';

export interface Remark {
  readonly line: number;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly detail: string;
}

const HEADER = 'line,verdict,reason,detail\n';

/**
 * Every line that was not taken as it stands, with its reason: a CSV beside the file. It takes its place when
 * it is whole, so two imports of one file do not write into each other.
 */
export class Report {
  readonly counts = new Map<string, number>();
  readonly #file: WriteStream;
  readonly #path: string;

  private constructor(file: WriteStream, path: string) {
    this.#file = file;
    this.#path = path;
    this.#file.write(HEADER);
  }

  static async open(path: string): Promise<Report> {
    const file = createWriteStream(`${path}.${process.pid}`);
    await once(file, 'open').catch((cause: Error) => {
      throw new ImportError('REPORT_UNWRITABLE', `The report cannot be written: ${cause.message}`, { cause });
    });
    return new Report(file, path);
  }

  add({ line, verdict, reason, detail }: Remark): void {
    const key = `${verdict} ${reason}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    this.#file.write(`${line},${verdict},${reason},${csvText(detail)}\n`);
  }

  async close(): Promise<void> {
    this.#file.end();
    await finished(this.#file);
    await rename(String(this.#file.path), this.#path);
  }
}

const WORDS: Record<string, string> = {
  'held LINE_UNREADABLE': 'lines held back: another line of their order cannot be read',
  'held ORDER_TOO_LARGE': 'lines held back: their order has more lines than the house takes',
  'repaired FIELDS_MISSING': 'lines with 11 fields: category alias and brand put back empty',
  'repaired BUYER_UNKNOWN': 'lines that name no buyer: kept without one',
  'repaired BUYER_DIFFERS': 'lines whose buyer differs from their order’s: taken with the order’s',
  'repaired TIME_DIFFERS': 'lines whose time differs from their order’s: taken with the order’s',
  'noted PRICE_ZERO': 'lines for nothing: kept, they earn nothing',
  'noted DUPLICATE': 'exact duplicates: kept as second units',
  'noted BLANK': 'blank lines: passed over',
};

export function tell(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) =>
    `  ${String(count).padStart(8)}  ${WORDS[key] ?? `lines ${key}`}`);
}
