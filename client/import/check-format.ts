import { ImportError } from './import-error.ts';
import { readLines, type Line } from './read-lines.ts';
import { readSale } from './read-sale.ts';

/** So many lines at the beginning say whether this is the file at all. */
export const HEAD_LINES = 50;

/** Refuses what is another file, before anything is asked of the house. */
export function checkFormat(head: readonly Line[]): void {
  const filled = head.filter(({ text }) => text.trim() !== '');
  const [first] = filled;
  if (!first) throw new ImportError('EMPTY', 'The file has no lines.');
  if (looksLikeHeader(first.text)) {
    throw new ImportError('HEADER', `Line ${first.number} is a header ("${first.text.slice(0, 60)}…"): `
      + 'this format has none, so the columns may be others. Remove it if they are the same.');
  }
  if (readable(filled) * 2 > filled.length) return;
  const other = [';', '\t', '|'].find((mark) =>
    readable(filled.map((line) => ({ ...line, text: line.text.replaceAll(mark, ',') }))) * 2
      > filled.length);
  if (other) {
    const name = other === '\t' ? 'tabs' : `"${other}"`;
    throw new ImportError('DELIMITER', `The fields are divided by ${name}, not by commas.`);
  }
  throw new ImportError('FORMAT', `Most of the first ${filled.length} lines are no sales of this format `
    + '(13 fields: time, order, product, quantity, category id, alias, brand, price, user, gender, '
    + 'colour, metal, gem).');
}

/** Refuses a file that turns out to be mostly something else further down. */
export function checkShare(lines: number, refused: number): void {
  if (refused * 2 <= lines) return;
  throw new ImportError('FORMAT', `${refused} of ${lines} lines cannot be read: not this format.`);
}

function readable(lines: readonly Line[]): number {
  return lines.filter(({ number, text }) => readSale(number, text).ok).length;
}

/** Names instead of values: no field holds a digit first, most are words. */
function looksLikeHeader(text: string): boolean {
  const fields = text.split(/[,;\t|]/).map((field) => field.trim().replace(/^"|"$/g, ''));
  const names = fields.filter((field) => /^[A-Za-z][A-Za-z_ ]*$/.test(field));
  return fields.length >= 5 && names.length * 2 > fields.length
    && !fields.some((field) => /^\d/.test(field));
}

/** The lines of the file; the first of them have been looked at before any is given. */
export async function* checkedLines(file: string): AsyncGenerator<Line, void, undefined> {
  let head: Line[] | null = [];
  for await (const line of readLines(file)) {
    if (head === null) {
      yield line;
      continue;
    }
    head.push(line);
    if (head.length < HEAD_LINES) continue;
    checkFormat(head);
    yield* head;
    head = null;
  }
  if (head !== null) {
    checkFormat(head);
    yield* head;
  }
}
