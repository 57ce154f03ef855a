import { sql as part } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { EventKind } from '../domain/member-events/event-draft.ts';
import type { MemberEvent } from '../graphql/member-events/member-event.type.ts';
import type { MemberEventRow } from '../persistence/member-events.ts';
import { memberEventTable } from '../persistence/tables/member-event.table.ts';

/** uuids in, events in the same order out. */
export async function memberEventsById(sql: Sql, ids: readonly string[]): Promise<(MemberEvent | null)[]> {
  const rows = await sql.all<MemberEventRow>`select ${columnsOf(memberEventTable)} from member_event
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, eventView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface MemberEventsFilter {
  readonly kind?: EventKind | null;
  /** uuid */
  readonly outletId: string | null;
  readonly startsFrom?: Date | null;
  readonly startsBefore?: Date | null;
  readonly upcoming?: boolean | null;
  /** When it is asked. */
  readonly at: Date;
}

/** Events by their beginning, the soonest first. */
export async function memberEventsPage(sql: Sql, filter: MemberEventsFilter, bounds: PageBounds) {
  const table = part`member_event e`;
  return pageOf(await readPage<MemberEventRow>(sql, {
    columns: columnsOf(memberEventTable, { as: 'e' }), from: table, key: 'e.id',
    arms: [{ from: table, where: part.join(conditionsOf(filter), part` and `) }],
    sort: [{ column: 'e.starts_at', type: 'timestamptz' }, { column: 'e.id', type: 'uuid' }], descending: false,
  }, bounds), eventView);
}

function conditionsOf({ kind, outletId, startsFrom, startsBefore, upcoming, at }: MemberEventsFilter) {
  return [
    part`true`,
    ...kind ? [part`e.kind = ${kind}`] : [],
    ...outletId ? [part`e.outlet_id = ${outletId}::uuid`] : [],
    ...startsFrom ? [part`e.starts_at >= ${startsFrom}`] : [],
    ...startsBefore ? [part`e.starts_at < ${startsBefore}`] : [],
    ...upcoming ? [part`e.ends_at > ${at} and e.cancelled_at is null`] : [],
  ];
}

function eventView(row: MemberEventRow): MemberEvent {
  const { id, kind, titleZh, titleEn, about, address, region, startsAt, endsAt, opensAt, tierDelayHours, places,
    waitlistLimit, mostSeats, taken, waiting, cancelReason, version } = row;
  return {
    id: encodeId(PREFIX.memberEvent, id), kind, titleZh, titleEn, about, address, region, startsAt, endsAt, opensAt,
    tierDelayHours, places, waitlistLimit, mostSeats, placesLeft: Math.max(0, places - taken), waiting, cancelReason,
    version, outlet: { id: encodeId(PREFIX.outlet, row.outletId) }, row,
  };
}
