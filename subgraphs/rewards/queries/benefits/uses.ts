import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import type { UseState } from '../../domain/benefits/words.ts';
import type { EntitlementUse } from '../../graphql/entitlements/entitlement-use.type.ts';

interface Row {
  id: string; memberUuid: string; benefitUuid: string; outletUuid: string; year: number; state: UseState;
  isExtra: boolean; bookedFor: Date | null; usedAt: Date | null; madeAt: Date;
}

const COLUMNS = fragment.raw(`u.id, u.member_id as "memberUuid", u.benefit_id as "benefitUuid",
  u.outlet_id as "outletUuid", u.year, u.state, u.extra_id is not null as "isExtra", u.booked_for as "bookedFor",
  u.used_at as "usedAt", u.made_at as "madeAt"`);

const viewOf = (row: Row): EntitlementUse => ({ ...row, id: encodeId(PREFIX.entitlement, row.id) });

export async function usesById(sql: Sql, ids: readonly string[]): Promise<(EntitlementUse | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from entitlement_use u where u.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface UsesOf { readonly memberId: string; readonly first: number }

/** Each member's, the newest first. */
export async function usesOf(sql: Sql, asked: readonly UsesOf[]): Promise<EntitlementUse[][]> {
  const survivorOf = await survivorsOf(sql, asked.map(({ memberId }) => memberId));
  const ids = asked.map(({ memberId }) => survivorOf(memberId));
  const rows = await sql.all<Row>`select r.* from unnest(${ids}::uuid[], ${asked.map(({ first }) => first)}::int[])
      as q (member_id, first)
    cross join lateral (select ${COLUMNS} from entitlement_use u where u.member_id = q.member_id
      order by u.made_at desc, u.id desc limit q.first) r`;
  const byMember = Map.groupBy(rows, ({ memberUuid }) => memberUuid);
  return ids.map((id, index) => (byMember.get(id) ?? []).slice(0, asked[index]!.first).map(viewOf));
}

/** What is booked in an outlet from one instant to another, in order; who is restricted sees its own people's. */
export async function bookingsAt(sql: Sql, outletId: string, from: Date, until: Date): Promise<EntitlementUse[]> {
  return (await sql.all<Row>`select ${COLUMNS} from entitlement_use u
    where u.outlet_id = ${outletId} and u.booked_for >= ${from} and u.booked_for < ${until} and u.state <> 'cancelled'
    order by u.booked_for, u.id limit 200`).map(viewOf);
}

export function regionOfOutlet(sql: Sql, outletId: string): Promise<{ region: string } | null> {
  return sql.maybe<{ region: string }>`select region from outlet_fact where outlet_id = ${outletId}`;
}
