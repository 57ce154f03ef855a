import { PREFIX } from '../../../contracts/ids.ts';
import { addDays, dayText, localDay } from '../../../kernel/business-day.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { commitmentOf, drawIdOf, type SeedsOf } from '../../domain/formats/draw.ts';
import { leftOf } from '../../domain/formats/turn.ts';
import { formatDayTable } from '../tables/format-day.table.ts';
import type { FormatRow } from './formats.ts';

export type DayRow = RowOf<typeof formatDayTable>;

const NO_END = -1;

const nextDay = (day: string): string => addDays(new Date(`${day}T00:00:00Z`), 1).toISOString().slice(0, 10);

export const dayOf = ({ region }: Pick<FormatRow, 'region'>, at: Date, book: Codebook): string =>
  dayText(localDay(at, book.zoneOf(region, at)));

/** What a day of a format is called outside. */
export const nameOfDay = (formatId: string, day: string): string =>
  drawIdOf(encodeId(PREFIX.playfulFormat, formatId), day);

/**
 * The day that a locked format draws on now, opened if nobody did with what was promised the day before, so that no
 * promise comes with its first draw; the first one is made when the format is published. Whoever began before midnight
 * and waited for the lock until after the next day was opened draws on that one: a list goes on in its order.
 */
export async function openDay(tx: Tx, format: FormatRow, book: Codebook, seedsOf: SeedsOf): Promise<DayRow> {
  const today = dayOf(format, tx.now, book);
  const last = await tx.sql.maybe<DayRow>`select ${columnsOf(formatDayTable)} from format_day
    where format_id = ${format.id} order by day desc limit 1`;
  return last && last.day >= today ? last : insertDay(tx, format, last, today, seedsOf);
}

/** The first day of a format that is published now: everybody reads its promise before anybody draws. */
export async function promiseFirstDay(tx: Tx, format: FormatRow, book: Codebook, seedsOf: SeedsOf): Promise<void> {
  const from = format.startsAt > tx.now ? format.startsAt : tx.now;
  await insertDay(tx, format, null, dayOf(format, from, book), seedsOf);
}

async function insertDay(
  tx: Tx, format: FormatRow, last: DayRow | null, day: string, seedsOf: SeedsOf,
): Promise<DayRow> {
  const promiseOf = (which: string) => commitmentOf(seedsOf(nameOfDay(format.id, which))[0]!);
  // A day that nobody promised follows only a day without any job; what is said of it then is said by its own opening.
  const row = {
    formatId: format.id, day, commitment: last && nextDay(last.day) === day ? last.nextCommitment : promiseOf(day),
    nextCommitment: promiseOf(nextDay(day)),
    stock: leftOf(format.prizes, format.given).map((left) => left ?? NO_END), turns: 0, openedAt: tx.now,
    seed: null, revealedAt: null,
  };
  await tx.sql.insertInto(formatDayTable, [row]);
  tx.audit({ subjectId: format.id, after: { day, commitment: row.commitment, nextCommitment: row.nextCommitment } });
  return row;
}

/** The seed that was promised; null: the key it followed from is gone. */
export function seedOf({ formatId, day, commitment }: DayRow, seedsOf: SeedsOf): Buffer | null {
  return seedsOf(nameOfDay(formatId, day)).find((seed) => commitmentOf(seed) === commitment) ?? null;
}
