import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { crossesBorder, isAbroad } from '../persistence/privacy/borders.ts';
import type { Calendar, LifeEventKind } from '../domain/words.ts';
import type { LifeEvent } from '../graphql/life-events/life-event.type.ts';

interface LifeEventRow {
  id: string; member_id: string; kind: LifeEventKind; calendar: Calendar; year: number | null;
  month: number; day: number; leap_month: boolean; added_at: Date; region: string;
}

const COLUMNS = fragment.raw(`e.id, e.member_id, e.kind, e.calendar, e.year, e.month, e.day, e.leap_month,
  e.added_at, m.region`);

/** Beside the row rule: days of a life cross a border as contacts do. */
const MAY_CROSS = fragment`(not ${isAbroad(fragment`nullif(current_setting('karat.tenant', true), '')`)}
  or ${crossesBorder})`;
const seenHere = ({ restricted }: Sql) => (restricted ? MAY_CROSS : fragment`true`);

export async function lifeEventsById(sql: Sql, ids: readonly string[]): Promise<(LifeEvent | null)[]> {
  const rows = await sql.all<LifeEventRow>`select ${COLUMNS} from life_event e
    join member m on m.id = e.member_id where e.id = any(${[...ids]}::uuid[]) and ${seenHere(sql)}`;
  const byId = new Map(rows.map((row) => [row.id, lifeEventView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Each member's, what comes next first. */
export async function lifeEventsOf(sql: Sql, memberIds: readonly string[]): Promise<LifeEvent[][]> {
  const rows = await sql.all<LifeEventRow>`select ${COLUMNS} from life_event e
    join member m on m.id = e.member_id where e.member_id = any(${[...memberIds]}::uuid[])
      and ${seenHere(sql)}
    order by e.next_on nulls last, e.id`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return memberIds.map((id) => (byMember.get(id) ?? []).map(lifeEventView));
}

export interface Upcoming {
  readonly from: string;
  readonly to: string;
  readonly kind: LifeEventKind | null;
}

/**
 * What comes from one day to another, both of them included, the soonest first. Who sees a part of the
 * members begins from those: they are fewer than all that comes.
 */
export async function upcomingLifeEvents(
  sql: Sql, { from, to, kind }: Upcoming, bounds: PageBounds,
) {
  const where = fragment`e.next_on >= ${from}::date and e.next_on <= ${to}::date
    and ${kind ? fragment`e.kind = ${kind}` : fragment`true`} and m.survivor_id is null
    and ${seenHere(sql)}`;
  const seen = sql.restricted ? fragment`person_visibility v join life_event e on e.member_id = v.person_id`
    : fragment`life_event e`;
  return pageOf(await readPage<LifeEventRow>(sql, {
    columns: COLUMNS, from: fragment`life_event e join member m on m.id = e.member_id`, key: 'e.id',
    arms: [{ from: fragment`${seen} join member m on m.id = e.member_id`, where }],
    sort: [{ column: 'e.next_on', type: 'date' }, { column: 'e.id', type: 'uuid' }],
    descending: false,
  }, bounds), lifeEventView);
}

function lifeEventView(row: LifeEventRow): LifeEvent {
  return {
    id: encodeId(PREFIX.lifeEvent, row.id), memberUuid: row.member_id, region: row.region, kind: row.kind,
    calendar: row.calendar, year: row.year, month: row.month, day: row.day, isLeapMonth: row.leap_month,
    addedAt: row.added_at,
  } as LifeEvent;
}
