import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { BirthdayAhead } from '../../graphql/entitlements/birthday-ahead.type.ts';

interface Row { id: string; member_id: string; on: string; told_at: Date; region: string }

/** Birthdays that were told ahead and are not over, the soonest first. */
export async function birthdaysAhead(sql: Sql, from: string, region: string | null, bounds: PageBounds) {
  const source = fragment`birthday_ahead a join known_member m on m.member_id = a.member_id`;
  return pageOf(await readPage<Row>(sql, {
    columns: fragment.raw('a.id, a.member_id, a.on_day::text as "on", a.told_at, m.region'), from: source, key: 'a.id',
    arms: [{ from: source, where: fragment`a.on_day >= ${from}::date
      and ${region === null ? fragment`true` : fragment`m.region = ${region}`}` }],
    sort: [{ column: 'a.on_day', type: 'date' }, { column: 'a.id', type: 'uuid' }],
    descending: false,
  }, bounds), (row): BirthdayAhead => ({
    on: row.on, toldAt: row.told_at, region: row.region, member: { id: encodeId(PREFIX.member, row.member_id) },
  }));
}
