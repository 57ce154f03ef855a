import { ImportError } from '../import-error.ts';
import { LIMITS, LIMIT_WORDS } from './limits.ts';

/** Cells by their names; objects within are named by dots: `{"buyer":{"email":"a"}}` → `buyer.email`. */
export interface JsonRow { readonly line: number; readonly cells: ReadonlyMap<string, string> }

/**
 * Objects of a JSON file, one after the other and never all at once: lines of objects, one list, or the first list of
 * objects inside an object. `line` is the object's place, from 1. Numbers stay the text that they are.
 */
export async function* readJson(texts: AsyncIterable<string>, isLines: boolean): AsyncGenerator<JsonRow, void,
  undefined> {
  let line = 0;
  for await (const text of objectsOf(texts, isLines)) {
    line += 1;
    for (const cells of rowsOf(parse(text, line))) yield { line, cells };
  }
}

/**
 * Texts of the objects that are rows: those that stand in a list that stands in no row, or that stand alone. An object
 * around a list is entered, and what else it says is passed over.
 */
async function* objectsOf(texts: AsyncIterable<string>, isLines: boolean): AsyncGenerator<string, void, undefined> {
  const scan = new ObjectScan(isLines);
  for await (const text of texts) yield* scan.take(text);
  scan.end();
}

/** Whether every line is an object of its own: the first is a whole one. */
export function isJsonLines(sample: string): boolean {
  const first = sample.trimStart().split(/\r?\n/)[0]!.trim();
  if (!first.startsWith('{') || !first.endsWith('}')) return false;
  try {
    return Boolean(JSON.parse(first)) && sample.trim().length > first.length;
  } catch {
    return false;
  }
}

class ObjectScan {
  #open: string[] = [];
  #row = '';
  /** Depth at which the present row began; 0: none. */
  #rowDepth = 0;
  #quoted = false;
  #escaped = false;
  #listed: boolean;

  constructor(isLines: boolean) {
    this.#listed = isLines;
  }

  *take(text: string): Generator<string, void, undefined> {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const char = text[at]!;
      if (this.#quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (char === '\\') this.#escaped = true;
        else if (char === '"') this.#quoted = false;
        continue;
      }
      if (char === '"') this.#quoted = true;
      else if (char === '{' || char === '[') from = this.#enter(char, text, at, from);
      else if (char === '}' || char === ']') {
        const depth = this.#open.length;
        if (this.#open.pop() !== (char === '}' ? '{' : '[')) throw bad(`has a ${char} too many`);
        if (depth !== this.#rowDepth) continue;
        this.#keep(text.slice(from, at + 1));
        yield this.#row;
        this.#row = '';
        this.#rowDepth = 0;
        this.#listed = true;
      }
    }
    if (this.#rowDepth > 0) this.#keep(text.slice(from));
  }

  /** A list that opens inside what was taken for a row, first thing, makes that an envelope. */
  #enter(char: '{' | '[', text: string, at: number, from: number): number {
    this.#open.push(char);
    if (char === '{' && this.#rowDepth === 0) {
      this.#rowDepth = this.#open.length;
      return at;
    }
    const isEnvelope = char === '[' && this.#rowDepth === 1 && this.#open.length === 2 && !this.#listed
      && /^\s*\{/.test(text.slice(at + 1, at + 200) || '{');
    if (isEnvelope) {
      this.#listed = true;
      this.#rowDepth = 0;
      this.#row = '';
    }
    return from;
  }

  #keep(piece: string): void {
    this.#row += piece;
    if (this.#row.length > LIMITS.line) {
      throw new ImportError('LINE_TOO_LARGE', `An object has over ${LIMIT_WORDS.line} characters.`);
    }
  }

  end(): void {
    // The envelope itself ends as an object; whatever is open otherwise was cut off.
    if (this.#open.length > 0 || this.#quoted) throw bad('ends before its last bracket');
  }
}

const bad = (what: string): ImportError => new ImportError('JSON_BROKEN', `The JSON ${what}: it is not whole.`);

function parse(text: string, line: number): unknown {
  try {
    // A number is kept as it is written: of 22 digits a number would keep 16.
    return JSON.parse(text, (function (this: unknown, _key: string, value: unknown, context?: { source?: string }) {
      return typeof value === 'number' ? context?.source ?? String(value) : value;
    }) as (key: string, value: unknown) => unknown);
  } catch (cause) {
    throw new ImportError('JSON_BROKEN', `The object ${line} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}

/**
 * An object with a list of lines is as many rows, each with what the object says: `{"no":1,"line_items":[{"sku":"A"}]}`
 * has `no` and `line_item.sku`.
 */
function rowsOf(value: unknown): Map<string, string>[] {
  const lists = Object.entries(value as object).filter(([, one]) => Array.isArray(one) && one.length > 0
    && one.every((part) => part !== null && typeof part === 'object' && !Array.isArray(part)));
  const [name, list] = lists.find(([key]) => /line|item|product|detail|明细|商品/i.test(key))
    ?? (lists.length === 1 ? lists[0]! : []);
  if (!name) return [flat(value)];
  const { [name]: _, ...rest } = value as Record<string, unknown>;
  return (list as object[]).map((part) => flat(part, `${name.replace(/s$/, '')}.`, flat(rest)));
}

function flat(value: unknown, before = '', cells = new Map<string, string>()): Map<string, string> {
  for (const [name, one] of Object.entries(value as object)) {
    const path = before + name;
    if (one !== null && typeof one === 'object' && !Array.isArray(one)) flat(one, `${path}.`, cells);
    else cells.set(path, one === null ? '' : typeof one === 'string' ? one : Array.isArray(one) ? JSON.stringify(one)
      : String(one));
    if ((cells.get(path)?.length ?? 0) > LIMITS.cell) {
      throw new ImportError('CELL_TOO_LARGE', `"${path}" has over ${LIMIT_WORDS.cell} characters.`);
    }
    if (cells.size > LIMITS.columns) {
      throw new ImportError('TOO_MANY_COLUMNS', `An object has over ${LIMIT_WORDS.columns} fields.`);
    }
  }
  return cells;
}
