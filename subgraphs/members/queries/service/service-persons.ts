import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { ServicePerson, ServiceTime } from '../../graphql/service/service.type.ts';
import { servedBy } from '../../persistence/service/staff.ts';
import { MEMBER_COLUMNS, memberView, type MemberRow } from '../member-view.ts';

const COLUMNS = fragment.raw(`p.id, p.operator_id, p.display_name, p.franchise_id, p.outlet_id, p.active, p.capacity,
  p.version, p.added_at`);

interface Row {
  id: string; operator_id: string; display_name: string; franchise_id: string | null; outlet_id: string | null;
  active: boolean; capacity: number; version: number; added_at: Date;
}

export async function servicePersonsById(sql: Sql, ids: readonly string[]): Promise<(ServicePerson | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from service_staff p where p.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, personView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Whoever asks, if it serves members for the team it acts in. */
export async function servicePersonOf(sql: Sql, { kind, id, tenantId }: Actor): Promise<ServicePerson | null> {
  const row = kind !== 'operator' && kind !== 'tenant' ? null
    : await sql.maybe<Row>`select ${COLUMNS} from service_staff p
      where p.operator_id::text = ${id} and p.franchise_id is not distinct from ${tenantId ?? null}::uuid`;
  return row && personView(row);
}

export interface TeamFilter {
  /** undefined: all; null: head office. */
  readonly franchiseId: string | null | undefined;
  readonly outletId: string | null;
  readonly active: boolean | null;
}

/** By name. */
export async function servicePersonsPage(sql: Sql, { franchiseId, outletId, active }: TeamFilter, bounds: PageBounds) {
  const parts = [fragment`true`];
  if (franchiseId !== undefined) parts.push(fragment`p.franchise_id is not distinct from ${franchiseId}::uuid`);
  if (outletId) parts.push(fragment`p.outlet_id = ${outletId}::uuid`);
  if (active !== null) parts.push(fragment`p.active = ${active}`);
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: fragment`service_staff p`, key: 'p.id',
    arms: [{ from: fragment`service_staff p`, where: fragment.join(parts, fragment` and `) }],
    sort: [{ column: 'p.display_name', type: 'text' }, { column: 'p.id', type: 'uuid' }], descending: false,
  }, bounds), personView);
}

/** How many each serves now. */
export async function servedCounts(sql: Sql, ids: readonly string[]): Promise<number[]> {
  const rows = await sql.all<{ id: string; served: number }>`${servedBy(ids)}`;
  const counts = new Map(rows.map((row) => [row.id, row.served]));
  return ids.map((id) => counts.get(id) ?? 0);
}

/** Whom somebody serves, the newest first. */
export async function membersServedPage(sql: Sql, staffId: string, bounds: PageBounds) {
  const from = fragment`member_service s join member m on m.id = s.member_id`;
  return pageOf(await readPage<MemberRow>(sql, {
    columns: MEMBER_COLUMNS, from, key: 's.id',
    arms: [{ from, where: fragment`s.staff_id = ${staffId} and s.until_at is null and m.survivor_id is null` }],
    sort: [{ column: 's.from_at', type: 'timestamptz' }, { column: 's.id', type: 'uuid' }], descending: true,
  }, bounds), memberView);
}

interface TimeRow extends Row { member_id: string; from_at: Date; until_at: Date | null; how: string; set_by: string }

/** Who served each member, the newest first; of people whom the reader does not see nothing. */
export async function serviceTimesOf(
  sql: Sql, asked: readonly { memberId: string; first: number }[],
): Promise<ServiceTime[][]> {
  const rows = await sql.all<TimeRow>`
    select r.* from unnest(${[...new Set(asked.map(({ memberId }) => memberId))]}::uuid[]) m(id)
    cross join lateral (select s.member_id, s.from_at, s.until_at, s.how, s.set_by, ${COLUMNS}
      from member_service s join service_staff p on p.id = s.staff_id where s.member_id = m.id
      order by s.from_at desc, s.id desc limit ${Math.max(...asked.map(({ first }) => first))}) r`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return asked.map(({ memberId, first }) => (byMember.get(memberId) ?? []).slice(0, first).map((row) => (
    { servicePerson: personView(row), from: row.from_at, until: row.until_at, how: row.how, setBy: row.set_by })));
}

function personView(row: Row): ServicePerson {
  return {
    id: encodeId(PREFIX.servicePerson, row.id), uuid: row.id, operatorUuid: row.operator_id,
    displayName: row.display_name, franchiseUuid: row.franchise_id, outletUuid: row.outlet_id,
    isActive: row.active, capacityKept: row.capacity, version: row.version, addedAt: row.added_at,
  } as ServicePerson;
}
