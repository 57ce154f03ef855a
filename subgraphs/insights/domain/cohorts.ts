/**
 * Cohorts 同期群: members by the month of their first order that stands, in their home's days. For each month since
 * then: who bought in it, who had bought at least twice by its end (repurchase 复购), and for how much.
 *
 * Example: of two members who began in January one buys again in March: months 0, 1, 2 have 2, 0, 1 buyers, and
 * 0, 0, 1 had bought twice by then.
 */
import { SMALLEST_GROUP } from '../../kernel/small-groups.ts';

export interface Bought {
  /** YYYY-MM-01 of the first order. */
  readonly cohort: string;
  readonly monthsSince: number;
  readonly buyers: number;
  /** Whose second order was in this month. */
  readonly seconds: number;
  readonly minor: bigint;
}

export interface Cell {
  readonly monthsSince: number;
  readonly buyers: number;
  readonly repurchased: number;
  readonly minor: bigint;
}

export interface Cohort { readonly month: string; readonly members: number; readonly cells: readonly Cell[] }

export const MOST_MONTHS = 36;

/** Months from one to the other, both among them. Example: 2026-01 to 2026-03 are three. */
export function monthsFrom(from: string, to: string): readonly string[] {
  const [first, last] = [indexOf(from), indexOf(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => monthAt(first + place));
}

/** Every cohort of these months with every month until `last`, at most `most` after it: also where nobody bought. */
export function cohortsOf(
  months: readonly string[], bought: readonly Bought[], last: string, most: number,
): Cohort[] {
  const byCohort = Map.groupBy(bought, ({ cohort }) => cohort.slice(0, 7));
  return months.map((month) => {
    const found = new Map((byCohort.get(month) ?? []).map((row) => [row.monthsSince, row]));
    const length = Math.max(0, Math.min(most, indexOf(last) - indexOf(month)) + 1);
    let repurchased = 0;
    const cells = Array.from({ length }, (_, monthsSince): Cell => {
      const row = found.get(monthsSince);
      repurchased += row?.seconds ?? 0;
      return { monthsSince, buyers: row?.buyers ?? 0, repurchased, minor: row?.minor ?? 0n };
    });
    return { month, members: found.get(0)?.buyers ?? 0, cells };
  });
}

/**
 * As whoever sees some of the members is told them: no cohort and no month of fewer than 5, and repurchases in whole
 * fives, as the difference of two months would tell of one member otherwise.
 * Example: of 12 who began in January, 3 bought in March and 7 in May: March is not told, and 7 repurchases read 5.
 */
export function withoutFew(cohorts: readonly Cohort[]): Cohort[] {
  return cohorts.filter(({ members }) => members >= SMALLEST_GROUP).map((cohort) => ({
    ...cohort, cells: cohort.cells.filter(({ buyers }) => buyers === 0 || buyers >= SMALLEST_GROUP).map((cell) => ({
      ...cell, repurchased: cell.repurchased - cell.repurchased % SMALLEST_GROUP })),
  }));
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthAt = (index: number): string =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String(index % 12 + 1).padStart(2, '0')}`;
