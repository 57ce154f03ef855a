import { LIMITS, LIMIT_WORDS } from './limits.ts';
import { ImportError } from '../import-error.ts';
import type { RawRow } from './delimited.ts';

/** Where columns begin, from 0, counted in characters. */
export type Columns = readonly number[];

/**
 * Columns of fixed width: they begin where every line of the sample has a blank before and some line has none. Null
 * when that makes fewer than two.
 */
export function findColumns(sample: string): Columns | null {
  const lines = sample.split(/\r?\n/).slice(0, -1).filter((line) => line.trim() !== '').map((line) => [...line]);
  if (lines.length < 2) return null;
  const width = Math.max(...lines.map((line) => line.length));
  const isBlank = (at: number): boolean => lines.every((line) => (line[at] ?? ' ') === ' ');
  const begins: number[] = [];
  for (let at = 0; at < width; at += 1) if (!isBlank(at) && (at === 0 || isBlank(at - 1))) begins.push(at);
  // "Order No" is one name: what only the header has between two blanks is its second word.
  const isWord = (from: number, to: number | undefined): boolean =>
    lines.slice(1).every((line) => line.slice(from, to).every((char) => char === ' '));
  const kept = begins.filter((at, index) => index === 0 || !isWord(at, begins[index + 1]));
  return kept.length >= 2 ? kept : null;
}

export async function* readFixed(
  lines: AsyncIterable<{ line: number; text: string }>, columns: Columns,
): AsyncGenerator<RawRow, void, undefined> {
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue;
    const chars = [...text];
    yield { line, cells: columns.map((from, index) => chars.slice(from, columns[index + 1]).join('').trim()) };
  }
}

export async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<{ line: number; text: string }, void,
  undefined> {
  let [rest, line] = ['', 1];
  for await (const text of texts) {
    const pieces = (rest + text).split('\n');
    rest = pieces.pop()!;
    for (const piece of pieces) {
      yield { line, text: piece.endsWith('\r') ? piece.slice(0, -1) : piece };
      line += 1;
    }
    if (rest.length > LIMITS.line) {
      throw new ImportError('LINE_TOO_LARGE', `Line ${line} has over ${LIMIT_WORDS.line} characters.`);
    }
  }
  if (rest !== '') yield { line, text: rest };
}
