import type { HistoryCount } from './bg-nbd.ts';
import { medianOf, type ClassMedians } from './next-purchase.ts';
import { DEMAND_CLASSES, historyOf, intervalsOf, spendingOf, type Purchases } from './purchase-days.ts';
import type { Spending } from './gamma-gamma.ts';

/**
 * All members of a programme together: equal histories are one row with a count, so that a likelihood of 25,000
 * members is mostly that of the few thousand histories they have; and the usual interval after a wedding, an
 * investment and a daily purchase, where at least 20 are known.
 *
 * Example: 600 members who bought once on the same day are one row.
 */
const LEAST_INTERVALS = 20;

export function countHistories(members: readonly Purchases[], seenOn: number): HistoryCount[] {
  const counts = new Map<string, HistoryCount>();
  for (const member of members) {
    const history = historyOf(member, seenOn);
    if (!history) continue;
    const key = `${history.repeats} ${history.recency} ${history.age}`;
    counts.set(key, { ...history, customers: (counts.get(key)?.customers ?? 0) + 1 });
  }
  return [...counts.values()];
}

export function spendingsOf(members: readonly Purchases[]): Spending[] {
  return members.flatMap((member) => spendingOf(member) ?? []);
}

export function classMedians(members: readonly Purchases[]): ClassMedians {
  const found = new Map<string, number[]>();
  for (const { days, classes } of members) {
    for (const [before, interval] of intervalsOf(days).entries()) {
      const bought = classes[before];
      if (!bought) continue;
      const known = found.get(bought);
      if (known) known.push(interval);
      else found.set(bought, [interval]);
    }
  }
  return Object.fromEntries(DEMAND_CLASSES.flatMap((one) => {
    const intervals = found.get(one) ?? [];
    return intervals.length < LEAST_INTERVALS ? [] : [[one, medianOf(intervals)]];
  }));
}
