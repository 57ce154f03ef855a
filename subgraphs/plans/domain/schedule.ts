/**
 * When instalments are due. The k-th is due k months after the plan was opened (the last day of a month that is
 * shorter), may be late by the days of grace, and is missed then; with so many missed in a row the plan is paused
 * until somebody pays, from which day on the months begin anew. Days are business days of the region.
 *
 * Opened 2026-01-31: due 2026-01-31, 2026-02-28, 2026-03-31. With 7 days of grace the one of 28 February is missed
 * from 8 March on.
 */
export interface Schedule {
  /** Day from which months are counted, 'YYYY-MM-DD'. */
  readonly countedFrom: string;
  /** Instalments paid since that day. */
  readonly paidSince: number;
}

export interface Standing {
  /** Day of the next instalment. */
  readonly dueOn: string;
  readonly missed: number;
  readonly paused: boolean;
}

const DAY_MS = 86_400_000;
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** `monthsAfter('2026-01-31', 1)` is '2026-02-28'. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

export function daysAfter(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));
}

export function standingOn(
  { countedFrom, paidSince }: Schedule, today: string, rules: { planGraceDays: number; missedInstalments: number },
): Standing {
  const dueOn = monthsAfter(countedFrom, paidSince);
  let missed = 0;
  while (missed < rules.missedInstalments
    && daysAfter(monthsAfter(countedFrom, paidSince + missed), rules.planGraceDays) < today) missed += 1;
  return { dueOn, missed, paused: missed >= rules.missedInstalments };
}

/** After a payment: months go on, or begin on that day where the plan was paused. */
export function paidOn(schedule: Schedule, today: string, wasPaused: boolean): Schedule {
  return wasPaused ? { countedFrom: today, paidSince: 1 }
    : { ...schedule, paidSince: schedule.paidSince + 1 };
}
