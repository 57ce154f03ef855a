import type { UserError } from '../../parts/form/user-errors.ts';
import { milligramsIn } from '../../parts/use-grams.ts';

export interface DeskLine { readonly sku: string; readonly quantity: string; readonly grams: string }

export interface TypedSale {
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly goldWeightMg: number | null }[];
  readonly points: number;
  /** What was typed and says nothing: it is asked for again, never left out. */
  readonly errors: readonly UserError[];
}

/** Digits, in thousands where somebody writes them so: "1,000"; null when it is no such number. */
function wholeIn(typed: string): number | null {
  const text = typed.normalize('NFKC').trim();
  return /^(\d{1,10}|\d{1,3}(,\d{3}){1,3})$/.test(text) ? Number(text.replaceAll(',', '')) : null;
}

/** What stands on the desk. An empty weight is the catalogue's, empty points are none. */
export function readTyped(lines: readonly DeskLine[], pointsTyped: string): TypedSale {
  const errors: UserError[] = [];
  const orRefused = (value: number | null, ...path: string[]): number => {
    if (value === null) errors.push({ code: 'INVALID', message: '', path });
    return value ?? 0;
  };
  return {
    lines: lines.map(({ sku, quantity, grams }, index) => ({
      sku, quantity: orRefused(wholeIn(quantity), 'lines', String(index), 'pieces'),
      goldWeightMg: grams.trim() === '' ? null
        : orRefused(milligramsIn(grams), 'lines', String(index), 'grams'),
    })),
    points: pointsTyped.trim() === '' ? 0 : orRefused(wholeIn(pointsTyped), 'deskPoints'),
    errors,
  };
}
