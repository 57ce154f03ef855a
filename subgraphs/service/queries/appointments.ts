import { sql as part } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import { appointmentDeedsIn } from '../domain/appointments/steps.ts';
import { appointmentKindOf, type AppointmentKind } from '../domain/appointments/kinds.ts';
import type { AppointmentState } from '../domain/words.ts';
import type { Appointment } from '../graphql/appointments/appointment.type.ts';
import type { AppointmentRow } from '../persistence/appointments.ts';
import { idsOf } from '../persistence/persons.ts';
import { servicePolicies } from '../persistence/policies.ts';
import { appointmentTable } from '../persistence/tables/appointment.table.ts';

export async function appointmentsById(sql: Sql, ids: readonly string[]): Promise<(Appointment | null)[]> {
  const rows = await sql.all<AppointmentRow>`select ${columnsOf(appointmentTable)} from appointment
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, appointmentView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The latest 50 of each member, by whichever of its ids. */
export async function appointmentsOfMembers(sql: Sql, memberIds: readonly string[]): Promise<Appointment[][]> {
  const survivorOf = await survivorsOf(sql, memberIds);
  const ids = memberIds.map((id) => survivorOf(id));
  const rows = await sql.all<AppointmentRow>`select a.* from unnest(${[...new Set(ids)]}::uuid[]) as t (member)
    cross join lateral (select ${columnsOf(appointmentTable)} from appointment
      where member_id = t.member order by starts_at desc, id desc limit 50) a`;
  const found = Map.groupBy(rows, ({ memberId }) => memberId);
  return ids.map((id) => (found.get(id) ?? []).map(appointmentView));
}

export interface AppointmentsFilter {
  readonly outletId: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly state: AppointmentState | null;
}

/** By their time; each kind of reader begins from an index of its own. */
export async function appointmentsPage(
  sql: Sql, actor: Actor, { outletId, from, until, state }: AppointmentsFilter, bounds: PageBounds, counting: Sql,
) {
  const asked = [
    ...outletId ? [part`a.outlet_id = ${outletId}`] : [],
    ...from ? [part`a.starts_at >= ${from}`] : [],
    ...until ? [part`a.starts_at < ${until}`] : [],
    ...state ? [part`a.state = ${state}`] : []];
  const table = part`appointment a`;
  const arms = (await ownOf(sql, actor)).map((own) => (
    { from: table, where: part.join([own, ...asked], part` and `) }));
  return pageOf(await readPage<AppointmentRow>(sql, {
    columns: columnsOf(appointmentTable, { as: 'a' }), from: table, key: 'a.id', arms,
    sort: [{ column: 'a.starts_at', type: 'timestamptz' }, { column: 'a.id', type: 'uuid' }], descending: false,
  }, bounds, counting), appointmentView);
}

/** Ways to what is one's own, none of which finds what another does. */
async function ownOf(sql: Sql, { kind, tenantId, channelId, personId }: Actor) {
  if (kind === 'tenant') return [part`a.tenant_id = ${tenantId ?? null}::uuid`];
  if (kind === 'channel') {
    const own = channelId ?? null;
    return [part`a.outlet_channel_id = ${own}::uuid`,
      part`a.channel_id = ${own}::uuid and a.outlet_channel_id is distinct from ${own}::uuid`];
  }
  if (kind === 'person') return [part`a.member_id = any(${personId ? await idsOf(sql, personId) : []}::uuid[])`];
  return [part`true`];
}

/** Kinds as the version of an appointment has them. */
export async function appointmentKindsByVersion(
  sql: Sql, asked: readonly { version: number; kind: string }[],
): Promise<(AppointmentKind | null)[]> {
  const all = await servicePolicies.all(sql);
  return asked.map(({ version, kind }) => {
    const policy = all.find((each) => each.version === version);
    return policy ? appointmentKindOf(policy.rules, kind) : null;
  });
}

export function appointmentView(row: AppointmentRow): Appointment {
  const { kind, guest, startsAt, endsAt, state, note, via, bookedAt, bookedBy, arrivedAt, arrivedByCode, closedAt,
    version } = row;
  return {
    id: encodeId(PREFIX.appointment, row.id), row, kindCode: kind, guest, startsAt, endsAt, state,
    deeds: appointmentDeedsIn(state), note, via, bookedAt, bookedBy, arrivedAt, arrivedByCode, closedAt, version,
  };
}
