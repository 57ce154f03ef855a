interface Day {
  readonly day: string;
  readonly sales: { readonly amount: string };
  readonly cost: { readonly amount: string };
}

export interface Week extends Readonly<Record<string, string | number>> {
  /** First day of it that has anything: 'MM-DD'. */
  readonly week: string;
  readonly cost: number;
  /** What the sales of the week leave room for. */
  readonly room: number;
}

const WEEK_MS = 7 * 86_400_000;

/** Sums of seven days, for a picture: day by day a single sale would be all one sees. */
export function weeksOf(days: readonly Day[], capBps: number): Week[] {
  const weeks = new Map<number, Day[]>();
  for (const one of days) {
    const week = Math.floor(Date.parse(one.day) / WEEK_MS);
    weeks.set(week, [...weeks.get(week) ?? [], one]);
  }
  return [...weeks.values()].map((some) => {
    const sum = (of: 'sales' | 'cost') => some.reduce((total, one) => total + Number(one[of].amount), 0);
    return { week: some[0]!.day.slice(5), cost: sum('cost'), room: Math.max(0, sum('sales') * capBps / 10_000) };
  });
}
