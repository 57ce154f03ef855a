import { sql as fragment } from 'kysely';
import { lastDayBefore, localDay, startOfDay } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { Purchases } from '../../domain/prediction/purchase-days.ts';
import { purchasesFor } from '../../persistence/prediction/purchases.ts';

export interface ProgrammeToFit { readonly programme: string; readonly currency: string; readonly seenOn: string }

/**
 * Programmes whose members bought something, seen at the end of the day before: a day that goes on is not known
 * yet.
 */
export async function programmesToFit(sql: Sql, now: Date): Promise<ProgrammeToFit[]> {
  const book = await readCodebook(sql);
  const bought = await sql.all<{ programme: string }>`
    select distinct programme from member_fact where last_day is not null order by programme`;
  return bought.map(({ programme }) => {
    const { currency, timeZone } = book.word('programme', programme, now).traits;
    return { programme, currency, seenOn: lastDayBefore(startOfDay(localDay(now, timeZone), timeZone), timeZone) };
  });
}

export interface SomePurchases { readonly last: string; readonly members: Purchases[] }

/** Of the next members of a programme behind an id; null behind the last one. */
export async function purchasesAfter(
  sql: Sql, programme: string, after: string, limit: number,
): Promise<SomePurchases | null> {
  const found = await sql.all<{ member_id: string }>`select member_id from member_fact
    where programme = ${programme} and last_day is not null and member_id > ${after}::uuid
    order by member_id limit ${limit}`;
  if (found.length === 0) return null;
  const ids = found.map((row) => row.member_id);
  const purchases = await purchasesFor(sql, fragment`select unnest(${ids}::uuid[]) as member_id`);
  return { last: ids.at(-1)!, members: [...purchases.values()] };
}
