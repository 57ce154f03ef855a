import { isMisread } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/outcome.ts';

/** Gathers everything that is wrong with an input, so that a form shows it all at once. */
export class Checks {
  readonly refusals: Refusal<'INVALID'>[] = [];
  readonly #path: readonly string[];

  constructor(path: readonly string[] = []) {
    this.#path = path;
  }

  must(holds: boolean, message: string, ...path: (string | number)[]): void {
    if (!holds) {
      this.refusals.push({
        code: 'INVALID', message, path: [...this.#path, ...path.map(String)],
      });
    }
  }

  text(value: string, max: number, ...path: (string | number)[]): void {
    this.must(isText(value, max), `1 to ${max} characters, no control characters.`, ...path);
  }

  /** The same over several lines. */
  prose(value: string, max: number, ...path: (string | number)[]): void {
    this.must(isText(value.replaceAll('\n', ' '), max), `1 to ${max} characters, no control characters.`, ...path);
  }

  whole(value: number, min: number, max: number, ...path: (string | number)[]): void {
    this.must(Number.isInteger(value) && value >= min && value <= max,
      `A whole number from ${min} to ${max}.`, ...path);
  }
}

/** Length counts characters as people see them in the database: code points. */
export function isText(value: string, max: number): boolean {
  const length = [...value.trim()].length;
  return length >= 1 && length <= max && !/\p{Cc}/u.test(value) && !isMisread(value);
}

/**
 * Style numbers and SKUs: any identifier of any house ("10/12#B", "戒指 01"), printable and without blanks
 * at its ends, as it stands on a label.
 */
export function isLabel(value: string, max: number): boolean {
  return [...value].length <= max && /^[^\p{C}\p{Z}]+(?: [^\p{C}\p{Z}]+)*$/u.test(value);
}
