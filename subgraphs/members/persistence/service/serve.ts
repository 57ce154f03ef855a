import type { EventPayloads } from '../../../contracts/events.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { memberServiceTable } from '../tables/member-service.table.ts';

export type ServiceWay = 'chosen' | 'least_loaded' | 'handed_over';

export interface Serving {
  /** Who it is today, and by which id it was named. */
  readonly memberId: string;
  readonly namedId: string;
  readonly staffId: string | null;
  readonly how: ServiceWay;
  readonly by?: { readonly actor: Actor; readonly requestId: string };
  readonly reason?: string;
}

export interface Current { readonly memberId: string; readonly staffId: string; readonly franchiseId: string | null }

/** Who serves these today, who are locked. */
export async function currentOf(sql: Sql, memberIds: readonly string[]): Promise<Map<string, Current>> {
  const rows = await sql.all<Current>`select distinct on (s.member_id) s.member_id as "memberId",
      s.staff_id as "staffId", p.franchise_id as "franchiseId"
    from member_service s join service_staff p on p.id = s.staff_id
    where s.member_id = any(${[...memberIds]}::uuid[]) and s.until_at is null
    order by s.member_id, s.from_at desc, s.id desc`;
  return new Map(rows.map((row) => [row.memberId, row]));
}

/** From now on these are served by others, or nobody; what was stays as history. */
export async function serve(tx: Tx, asked: readonly Serving[], before: ReadonlyMap<string, Current>): Promise<void> {
  if (asked.length === 0) return;
  const ids = asked.map(({ memberId }) => memberId);
  await tx.sql.run`update member_service set until_at = ${tx.now}
    where member_id = any(${ids}::uuid[]) and until_at is null`;
  const rows = asked.flatMap(({ memberId, namedId, staffId, how, by }) => (staffId === null ? [] : [{
    id: newId(tx.now), memberId, staffId, fromAt: tx.now, untilAt: null, how, setBy: (by?.actor ?? tx.actor).name,
    namedId }]));
  await tx.sql.insertInto(memberServiceTable, rows.map(({ namedId: _named, ...row }) => row));
  await tagNamed(tx, 'member_service', rows.filter(({ namedId, memberId }) => namedId !== memberId)
    .map(({ id, namedId }) => ({ key: [id], namedId })));
  for (const { memberId, staffId, how, by, reason } of asked) {
    tx.audit({ subjectId: memberId, before: { servicePersonId: before.get(memberId)?.staffId ?? null },
      after: { servicePersonId: staffId, how }, ...(by ? { by } : {}), ...(reason ? { reason } : {}) });
  }
  await tellServed(tx, ids);
}

/** People of a franchise serve only who is at home with it. */
export async function endServiceOfFormerHomes(tx: Tx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  const ended = await tx.sql.all<{ member_id: string }>`
    update member_service s set until_at = ${tx.now} from service_staff p, member m
    where s.member_id = any(${[...memberIds]}::uuid[]) and s.until_at is null and p.id = s.staff_id
      and m.id = s.member_id and p.franchise_id is not null and p.franchise_id is distinct from m.home_tenant_id
    returning s.member_id`;
  if (ended.length > 0) await tellServed(tx, [...new Set(ended.map((row) => row.member_id))]);
}

type Told = EventPayloads['member-served.v1'];

/** Tells who serves these now: whoever was merged away nobody. Nothing where nobody ever served any of them. */
export async function tellServed(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const told = await tx.sql.all<Omit<Told, 'since'> & { since: Date | null }>`
    select m.id as "memberId", s.staff_id as "servicePersonId", p.franchise_id as "franchiseId", s.from_at as since,
      nextval('care_version') as version
    from member m left join lateral (select * from member_service s
      where s.member_id = m.id and s.until_at is null and m.survivor_id is null
      order by s.from_at desc, s.id desc limit 1) s on true
    left join service_staff p on p.id = s.staff_id
    where m.id = any(${[...memberIds]}::uuid[]) and exists (select 1 from member_service known
      where known.member_id = any(${[...memberIds]}::uuid[]))
    order by m.id`;
  for (const one of told) {
    tx.emit('member-served.v1', one.memberId, { ...one, since: one.since ?? tx.now } satisfies Told);
  }
}
