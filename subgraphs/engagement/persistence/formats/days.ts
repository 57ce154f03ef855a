import { PREFIX } from '../../../contracts/ids.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
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

export const dayOf = ({ region }: Pick<FormatRow, 'region'>, at: Date, book: Codebook): string =>
  dayText(localDay(at, book.zoneOf(region, at)));

/** What a day of a format is called outside. */
export const nameOfDay = (formatId: string, day: string): string =>
  drawIdOf(encodeId(PREFIX.playfulFormat, formatId), day);

/**
 * The day that a locked format draws on now, opened with its promise if nobody did. Whoever began before midnight and
 * waited for the lock until after the next day was opened draws on that one: a list goes on in its order.
 */
export async function openDay(tx: Tx, format: FormatRow, book: Codebook, seedsOf: SeedsOf): Promise<DayRow> {
  const today = dayOf(format, tx.now, book);
  const last = await tx.sql.maybe<DayRow>`select ${columnsOf(formatDayTable)} from format_day
    where format_id = ${format.id} order by day desc limit 1`;
  if (last && last.day >= today) return last;
  const row = {
    formatId: format.id, day: today, commitment: commitmentOf(seedsOf(nameOfDay(format.id, today))[0]!),
    stock: leftOf(format.prizes, format.given).map((left) => left ?? NO_END), turns: 0, openedAt: tx.now,
    seed: null, revealedAt: null,
  };
  await tx.sql.insertInto(formatDayTable, [row]);
  tx.audit({ subjectId: format.id, after: { day: today, commitment: row.commitment } });
  return row;
}

/** The seed that was promised; null: the key it followed from is gone. */
export function seedOf({ formatId, day, commitment }: DayRow, seedsOf: SeedsOf): Buffer | null {
  return seedsOf(nameOfDay(formatId, day)).find((seed) => commitmentOf(seed) === commitment) ?? null;
}
