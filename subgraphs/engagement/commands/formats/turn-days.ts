import { addDays } from '../../../kernel/business-day.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { SeedsOf } from '../../domain/formats/draw.ts';
import { dayOf, openDay, seedOf, type DayRow } from '../../persistence/formats/days.ts';
import { lockFormat, type FormatRow } from '../../persistence/formats/formats.ts';
import { formatDayTable } from '../../persistence/tables/format-day.table.ts';
import { playfulFormatTable } from '../../persistence/tables/playful-format.table.ts';

/** A house has a handful of them at once. */
const MOST_OPEN = 500;

/** In the morning of its region's day each open wheel and set opens its day, and promises the next one's seed. */
export const openDays = defineCommand<{ readonly seedsOf: SeedsOf }, { opened: number }, never>({
  name: 'engagement.open-days',
  execute: async (tx, { seedsOf }) => {
    const book = await readCodebook(tx.sql);
    const open = await tx.sql.all<FormatRow & { last: string | null }>`
      select ${columnsOf(playfulFormatTable, { as: 'f' })},
        (select max(day)::text from format_day d where d.format_id = f.id) as last
      from playful_format f where f.state = 'open' and f.kind <> 'quiz' and f.starts_at <= ${tx.now}
        and f.ends_at > ${tx.now} order by f.id limit ${MOST_OPEN}`;
    const due = open.filter((format) => format.last === null || format.last < dayOf(format, tx.now, book));
    for (const { id } of due) {
      const format = await lockFormat(tx, id);
      if (format?.state === 'open') await openDay(tx, format, book, seedsOf);
    }
    return accepted({ opened: due.length });
  },
});

/** "The next morning" is six o'clock: nobody who began before midnight is still at it. */
const MORNING_HOUR = 6;

/** The next morning the seed is told, and everybody can do the day again. */
export const revealDays = defineCommand<
  { readonly seedsOf: SeedsOf; readonly limit: number }, { revealed: number }, never>({
  name: 'engagement.reveal-days',
  execute: async (tx, { seedsOf, limit }) => {
    const book = await readCodebook(tx.sql);
    const night = new Date(tx.now.getTime() - MORNING_HOUR * 3_600_000);
    const hidden = await tx.sql.all<DayRow & { region: string }>`
      select ${columnsOf(formatDayTable, { as: 'd' })}, f.region from format_day d
      join playful_format f on f.id = d.format_id
      where d.seed is null and d.day <= ${addDays(night, 1)}::date order by d.day, d.format_id
      limit ${limit} for update of d skip locked`;
    let revealed = 0;
    for (const row of hidden.filter((day) => day.day < dayOf(day, night, book))) {
      const seed = seedOf(row, seedsOf);
      if (!seed) continue;
      revealed += 1;
      await tx.sql.run`update format_day set seed = ${seed.toString('hex')}, revealed_at = ${tx.now}
        where format_id = ${row.formatId} and day = ${row.day}::date`;
      tx.audit({ subjectId: row.formatId, after: { day: row.day, revealed: true } });
    }
    return accepted({ revealed });
  },
});
