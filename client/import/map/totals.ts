import { minus, textOf, ZERO, type Decimal } from './decimal.ts';
import { dateKind } from './date.ts';
import { numberKind, readNumber, type Mark } from './number.ts';
import type { Column } from './column.ts';

/** A line that adds up those above it: it is of nobody. */
export interface TotalRow {
  readonly line: number;
  /** What it says that the lines read do not come to; null when all of it agrees. */
  readonly differs: string | null;
}

const LABEL = new RegExp('^(?:grand |sub-?)?(?:totals?|sum|summe|gesamt|gesamtsumme|zwischensumme|somme|totale|suma|'
  + '总计|合计|小计|共计|总和|總計|合計|小計)[\\s:：=()]*(?:\\d[\\d.,]*\\s*\\p{L}{0,12}\\s*)?\\)?$', 'u');
const isLabel = (cell: string): boolean => cell.length <= 40 && LABEL.test(cell.normalize('NFKC').toLowerCase());

const MARKS = ['point', 'comma'] as const satisfies readonly Mark[];

/**
 * Finds lines of totals while a file is read once: "Total", 合计 or "Summe: 2" in the first filled cell, or a line that
 * has nothing but the sums so far. Either leaves empty what every line above it fills, and has neither a date nor an
 * e-mail: an order or a person called "Total" stays one.
 */
export class TotalsWatch {
  readonly #columns: readonly Column[];
  #lines = 0;
  #base: readonly Record<Mark, Decimal>[];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#base = columns.map(() => ({ point: ZERO, comma: ZERO }));
  }

  /** Null for a line like the others. */
  see(line: number, cells: readonly string[]): TotalRow | null {
    const filled = cells.flatMap((cell, at) => (cell === '' || at >= this.#columns.length ? [] : [at]));
    const lacks = this.#columns.some((column, at) => (cells[at] ?? '') === '' && column.filled >= this.#lines * 0.9);
    const first = filled[0];
    const isOne = this.#lines > 0 && lacks && first !== undefined
      && (isLabel(cells[first]!) ? !filled.some((at) => isNobodys(cells[at]!)) : this.#addsUp(filled, cells));
    if (!isOne) {
      this.#lines += 1;
      return null;
    }
    const differs = filled.flatMap((at) => this.#differs(at, cells[at]!))[0] ?? null;
    this.#base = this.#columns.map(({ sums }) => ({ point: sums.point ?? ZERO, comma: sums.comma ?? ZERO }));
    return { line, differs };
  }

  #addsUp(filled: readonly number[], cells: readonly string[]): boolean {
    return this.#lines > 1 && filled.every((at) => this.#sums(at).length > 0 && this.#isSum(at, cells[at]!))
      && filled.some((at) => !/^[-+]?0*[.,]?0*$/.test(cells[at]!));
  }

  /** The sum of a column so far and that since the last line of totals, under both marks. */
  #sums(at: number): { mark: Mark; sum: Decimal }[] {
    const { sums, filled } = this.#columns[at]!;
    return filled === 0 ? [] : MARKS.flatMap((mark) => {
      const sum = sums[mark];
      return sum === null ? [] : [{ mark, sum }, { mark, sum: minus(sum, this.#base[at]![mark]) }];
    });
  }

  #isSum(at: number, cell: string): boolean {
    return this.#sums(at).some(({ mark, sum }) => {
      const value = readNumber(cell, mark);
      return value !== null && minus(value, sum).units === 0n;
    });
  }

  #differs(at: number, cell: string): string[] {
    const [sum] = this.#sums(at);
    if (!sum || numberKind(cell) === 'none' || this.#isSum(at, cell)) return [];
    const { name } = this.#columns[at]!;
    return [`it says ${cell} under ${name}, and the lines above come to ${textOf(sum.sum)}`];
  }
}

const isNobodys = (cell: string): boolean => dateKind(cell) !== 'none' || /^[^\s@]+@[^\s@]+$/.test(cell.slice(0, 300));
