import { localDay, startOfDay } from './business-day.ts';

/** What a version of a policy would have changed, in one kind of thing. */
export type PolicyMeasure =
  'charity' | 'points_cash' | 'return_window' | 'rebate' | 'points' | 'bonus' | 'growth';

export interface EffectSum {
  readonly measure: PolicyMeasure;
  /** Null: points, growth or days. */
  readonly currency: string | null;
  readonly marginClass: string | null;
  /** Orders, or lines of orders where the class counts. */
  readonly rows: number;
  readonly before: bigint;
  readonly after: bigint;
}

/** Last month's real orders as they were counted, and as they would have been. */
export interface PolicyEffect {
  readonly from: Date;
  readonly until: Date;
  /** False: there were more, and the newest were looked at. */
  readonly isWhole: boolean;
  readonly sums: readonly EffectSum[];
}

/** As many rows as one preview looks at. */
export const MOST_ROWS = 100_000;

/** The last whole calendar month. Example: on 15 September it is August, also at 01:00 of 1 September. */
export function lastMonth(now: Date, zone: string): { readonly from: Date; readonly until: Date } {
  const { year, month } = localDay(now, zone);
  return {
    from: startOfDay({ year, month: month - 1, day: 1 }, zone),
    until: startOfDay({ year, month, day: 1 }, zone),
  };
}

/** Adds up what each line was counted with and would be counted with, by measure, currency and class. */
export class EffectSums {
  readonly #sums = new Map<string, EffectSum>();

  add(of: Pick<EffectSum, 'measure' | 'currency' | 'marginClass'>, before: bigint, after: bigint): void {
    const key = `${of.measure} ${of.currency ?? ''} ${of.marginClass ?? ''}`;
    const known = this.#sums.get(key);
    this.#sums.set(key, {
      ...of, rows: (known?.rows ?? 0) + 1, before: (known?.before ?? 0n) + before,
      after: (known?.after ?? 0n) + after,
    });
  }

  all(): EffectSum[] {
    return [...this.#sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  }
}
