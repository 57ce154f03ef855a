import { dayAfter, dayIn, midnightOf } from '../../i18n/days.ts';

/** Today in a zone, as instants and as days, with a week and a fortnight ahead. */
export interface StoreDay {
  readonly from: string;
  readonly until: string;
  readonly today: string;
  readonly inAWeek: string;
  readonly inAFortnight: string;
}

export function dayOf(now: Date, timeZone: string): StoreDay {
  const today = dayIn(timeZone, now);
  const at = (day: string) => midnightOf(day, timeZone).toISOString();
  return {
    today, from: at(today), until: at(dayAfter(today, 1)), inAWeek: dayAfter(today, 7),
    inAFortnight: dayAfter(today, 14),
  };
}
