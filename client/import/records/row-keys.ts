import { createHash } from 'node:crypto';
import { KeyCounter } from '../map/key-counter.ts';
import type { Mapping } from '../map/mapping.ts';
import { Unreadable } from '../map/unreadable.ts';

/**
 * Keys of lines that have none of their own: by what they say, and which time they say it. The same line of a file that
 * was mended elsewhere, or of the one of its refused lines, has the same key, so that nothing is sent twice. Each pass
 * over a file counts with one of its own.
 */
export class RowKeys {
  readonly #mapping: Mapping;
  readonly #fields: readonly string[];
  readonly #times = new KeyCounter();

  constructor(mapping: Mapping, fields: readonly string[]) {
    this.#mapping = mapping;
    this.#fields = fields;
  }

  of(cells: readonly string[]): string {
    const said = JSON.stringify(this.#fields.map((name) => this.#text(name, cells)));
    const digest = createHash('sha256').update(said).digest('hex').slice(0, 20);
    return `${digest}-${this.#times.add(digest)}`;
  }

  #text(name: string, cells: readonly string[]): string {
    try {
      return this.#mapping.text(name, cells);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return '';
    }
  }
}
