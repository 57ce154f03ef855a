import type { LifeEventPartsFragment } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';

type LifeEvent = Pick<LifeEventPartsFragment, 'calendar' | 'year' | 'month' | 'day' | 'isLeapMonth'>;

/** A day as its calendar writes it: 农历 1945 年 12 月 8 日. */
export function useLifeDate(): (event: LifeEvent) => string {
  const text = useText();
  const word = useWord();
  return ({ calendar, year, month, day, isLeapMonth }) => text('lifeEvents.date1', {
    calendar: word('calendar', calendar), month, day, leap: isLeapMonth ? text('lifeEvents.leap') : '',
    year: year === null ? '' : text('lifeEvents.yearPart', { year }),
  });
}
