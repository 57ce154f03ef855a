/**
 * Whether a piece is under warranty 保修 on a day. A piece is from its sale for the months of the policy; a work for the
 * months of its kind from the hand-over. What is done under warranty does not begin it anew: it ends when that ends
 * under which it was done.
 *
 * Example: sold on 2026-01-10 with 24 months, until 2028-01-10. A repair on 2027-12-01 is under warranty, and the
 * warranty still ends on 2028-01-10. A paid repair handed over on 2028-03-01 with 6 months is until 2028-09-01: what is
 * repaired again on 2028-08-01 is under warranty, and still ends on 2028-09-01.
 */
export interface Work {
  readonly kind: string;
  /** Last day of its own warranty; null: it has none. */
  readonly until: string | null;
}

export interface Piece {
  /** 'YYYY-MM-DD' of the region; null: not sold by the house. */
  readonly soldOn: string | null;
  readonly warrantyMonths: number;
  /** What was done on it before. */
  readonly works: readonly Work[];
}

export interface Warranty { readonly isIn: boolean; readonly until: string | null }

/** Only a work of the same kind answers for itself; the piece's own answers for all. */
export function warrantyOn({ soldOn, warrantyMonths, works }: Piece, kind: string, day: string): Warranty {
  const ends = [
    soldOn === null || warrantyMonths === 0 ? null : monthsAfter(soldOn, warrantyMonths),
    ...works.filter((work) => work.kind === kind).map(({ until }) => until),
  ].filter((end): end is string => end !== null).sort();
  const until = ends.at(-1) ?? null;
  return { isIn: until !== null && day <= until, until };
}

/** Last day of the warranty of a work that is handed over. */
export function workUntil(
  handedOn: string, months: number, under: { readonly isIn: boolean; readonly until: string | null },
): string | null {
  if (under.isIn) return under.until;
  return months === 0 ? null : monthsAfter(handedOn, months);
}

/** The same day so many months later, or the last one of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
