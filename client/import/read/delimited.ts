import { ImportError } from '../import-error.ts';
import { LIMITS, LIMIT_WORDS } from './limits.ts';

/** Cells as they stand, and the line of the file (from 1) on which they begin. */
export interface RawRow { readonly line: number; readonly cells: readonly string[] }

/** CSV with any delimiter of one character: quotes, doubled quotes, and line breaks inside quotes. */
export async function* readDelimited(
  texts: AsyncIterable<string>, delimiter: string,
): AsyncGenerator<RawRow, void, undefined> {
  const reader = new Delimited(delimiter);
  for await (const text of texts) yield* reader.take(text);
  yield* reader.end();
}

export class Delimited {
  readonly #delimiter: string;
  readonly #ends: RegExp;
  #cells: string[] = [];
  #cell = '';
  #line = 1;
  #begun = 1;
  #size = 0;
  #state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  #afterCr = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#ends = new RegExp(`[\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`, 'g');
  }

  *take(text: string): Generator<RawRow, void, undefined> {
    for (let at = 0; at < text.length;) {
      if (this.#afterCr) {
        this.#afterCr = false;
        if (text[at] === '\n') {
          at += 1;
          continue;
        }
      }
      if (this.#state === 'quoted') {
        at = this.#takeQuoted(text, at);
        continue;
      }
      const char = text[at]!;
      if (char === '"' && this.#state !== 'plain') {
        // A quote after a closed one is a doubled one: it stands for itself.
        if (this.#state === 'closed') this.#add('"');
        this.#state = 'quoted';
        at += 1;
      } else if (char === this.#delimiter) {
        this.#endCell();
        at += 1;
      } else if (char === '\n' || char === '\r') {
        this.#afterCr = char === '\r';
        at += 1;
        this.#line += 1;
        yield* this.#endRow();
      } else {
        this.#ends.lastIndex = at;
        const end = this.#ends.exec(text)?.index ?? text.length;
        this.#add(text.slice(at, end));
        this.#state = 'plain';
        at = end;
      }
    }
  }

  *end(): Generator<RawRow, void, undefined> {
    if (this.#state === 'quoted') {
      throw new ImportError('QUOTE_OPEN', `The quote in the line ${this.#begun} or one after it is never closed.`);
    }
    if (this.#cells.length > 0 || this.#cell !== '' || this.#state === 'closed') yield* this.#endRow();
  }

  #takeQuoted(text: string, from: number): number {
    const end = text.indexOf('"', from);
    const piece = text.slice(from, end === -1 ? text.length : end);
    for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) this.#line += 1;
    this.#add(piece);
    if (end === -1) return text.length;
    this.#state = 'closed';
    return end + 1;
  }

  #add(piece: string): void {
    this.#cell += piece;
    this.#size += piece.length;
    if (this.#cell.length > LIMITS.cell) {
      throw new ImportError('CELL_TOO_LARGE', `A cell in the row that begins in line ${this.#begun} has over ${
        LIMIT_WORDS.cell} characters. Is a quote left open, or a picture in it?`);
    }
    if (this.#size > LIMITS.line) {
      throw new ImportError('LINE_TOO_LARGE', `The row that begins in line ${this.#begun} has over ${
        LIMIT_WORDS.line} characters.`);
    }
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#state = 'start';
    if (this.#cells.length > LIMITS.columns) {
      throw new ImportError('TOO_MANY_COLUMNS', `Line ${this.#begun} has over ${LIMIT_WORDS.columns} columns.`);
    }
  }

  *#endRow(): Generator<RawRow, void, undefined> {
    this.#endCell();
    const [cells, line] = [this.#cells, this.#begun];
    this.#cells = [];
    this.#begun = this.#line;
    this.#size = 0;
    if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
  }
}

const CANDIDATES = [',', ';', '\t', '|'];

/**
 * The delimiter that cuts the first lines into the same number of cells, most of them; null when none does. In
 * "1;899,00" and "2;79,20" both cut, and the one that cuts into more columns is preferred when both agree.
 */
export function findDelimiter(sample: string): string | null {
  let best: { delimiter: string; score: number } | null = null;
  for (const delimiter of CANDIDATES) {
    const counts = sampleCounts(sample, delimiter);
    const usual = mostFrequent(counts);
    const share = (size: number): number => counts.filter((count) => count === size).length / counts.length;
    // A header and the lines under it agree; a decimal comma does not cut a header.
    const named = counts[0] !== undefined && counts[0] >= 2 ? share(counts[0]) : 0;
    if (usual < 2 && named === 0) continue;
    const score = Math.max(named, usual < 2 ? 0 : share(usual) / 2) + Math.min(usual, 50) / 1_000;
    if (!best || score > best.score) best = { delimiter, score };
  }
  return best && best.score >= 0.25 ? best.delimiter : null;
}

function sampleCounts(sample: string, delimiter: string): number[] {
  const reader = new Delimited(delimiter);
  const counts: number[] = [];
  try {
    for (const { cells } of reader.take(sample)) counts.push(cells.length);
    if (counts.length === 0) for (const { cells } of reader.end()) counts.push(cells.length);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    // What is beyond a limit is told by the reading itself, once it is known what cuts it.
    if (error.code === 'TOO_MANY_COLUMNS') counts.push(LIMITS.columns);
  }
  return counts;
}

export function mostFrequent(counts: readonly number[]): number {
  const by = new Map<number, number>();
  for (const count of counts) by.set(count, (by.get(count) ?? 0) + 1);
  return [...by].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}
