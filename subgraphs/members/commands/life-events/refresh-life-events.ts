import { dayText, localDay } from '../../../kernel/business-day.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { nextOccurrence, type LifeDate } from '../../domain/life-events/life-event.ts';
import type { LifeEventKind } from '../../domain/words.ts';
import { tellLifeEvents } from '../../persistence/tell-life-events.ts';

interface Row extends LifeDate { id: string; kind: LifeEventKind; region: string }

const HALF_A_DAY = 12 * 3_600_000;

/** What is over in every zone there is gets its next day: until then it is in no list of what comes. */
export const refreshLifeEvents = defineCommand<{ limit: number }, { refreshed: number }, never>({
  name: 'members.refresh-life-events',
  execute: async (tx, { limit }) => {
    const over = dayText(localDay(new Date(tx.now.getTime() - HALF_A_DAY), 'UTC'));
    const rows = await tx.sql.all<Row>`
      select e.id, e.kind, e.calendar, e.year, e.month, e.day, e.leap_month as "leapMonth", m.region
      from life_event e join member m on m.id = e.member_id
      where e.next_on < ${over}::date order by e.next_on, e.id limit ${limit} for update of e skip locked`;
    if (rows.length === 0) return accepted({ refreshed: 0 });
    const book = await readCodebook(tx.sql);
    const next = rows.map(({ region, kind, ...date }) =>
      nextOccurrence(kind, date, dayText(localDay(tx.now, book.zoneOf(region, tx.now)))));
    await tx.sql.run`update life_event e set next_on = t.next_on
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${next}::date[]) as t(id, next_on) where e.id = t.id`;
    await tellLifeEvents(tx, rows.map(({ id }) => id));
    return accepted({ refreshed: rows.length });
  },
});
