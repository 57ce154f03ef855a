import { sql as part } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { PlaceState } from '../domain/member-events/places.ts';
import type { EventPlace } from '../graphql/member-events/event-place.type.ts';
import type { EventPlaceRow } from '../persistence/member-events.ts';
import { ownersOf, personOf } from '../persistence/same-person.ts';
import { eventPlaceTable } from '../persistence/tables/event-place.table.ts';

interface Row extends EventPlaceRow { startsAt: Date; endsAt: Date }

const FROM = part`event_place p join member_event e on e.id = p.event_id`;
const COLUMNS = part`${columnsOf(eventPlaceTable, { as: 'p' })}, e.starts_at as "startsAt", e.ends_at as "endsAt"`;

/** uuids in, places in the same order out; under row-level security. */
export async function eventPlacesById(sql: Sql, ids: readonly string[]): Promise<(EventPlace | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from ${FROM} where p.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, placeView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Places of an event by the time of booking, those of people the reader sees. */
export async function eventPlacesPage(
  sql: Sql, { eventId, state }: { readonly eventId: string; readonly state: PlaceState | null }, bounds: PageBounds,
) {
  const where = part.join([part`p.event_id = ${eventId}::uuid`, ...state ? [part`p.state = ${state}`] : []],
    part` and `);
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: FROM, key: 'p.id', arms: [{ from: part`event_place p`, where }],
    sort: [{ column: 'p.booked_at', type: 'timestamptz' }, { column: 'p.id', type: 'uuid' }], descending: false,
  }, bounds), placeView);
}

/** The latest 50 of each member, under whichever of its ids. */
export async function placesOfMembers(sql: Sql, memberIds: readonly string[]): Promise<EventPlace[][]> {
  const rows = await sql.all<Row & { asked: string }>`select t.id as asked, own.*
    from unnest(${[...new Set(memberIds)]}::uuid[]) as t(id)
    cross join ${personOf(part`t.id`)} m cross join ${ownersOf(part`m.id`)} a
    cross join lateral (select ${COLUMNS} from ${FROM} where p.member_id = any(a.ids)
      order by p.booked_at desc, p.id desc limit 50) own`;
  const found = Map.groupBy(rows, ({ asked }) => asked);
  return memberIds.map((id) => (found.get(id) ?? []).map(placeView));
}

function placeView(row: Row): EventPlace {
  const { id, eventId, memberId, seats, state, number, offerEndsAt, bookedAt, attendedAt, byCode, stars, feedback,
    version, startsAt, endsAt } = row;
  return {
    id: encodeId(PREFIX.eventPlace, id), eventId, member: { id: encodeId(PREFIX.member, memberId) }, seats, number,
    bookedAt, attendedAt, byCode, stars, feedback, version, row: { state, offerEndsAt, startsAt, endsAt },
  };
}
