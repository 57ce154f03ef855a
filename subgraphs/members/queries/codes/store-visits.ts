import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { StoreVisit } from '../../graphql/codes/member-code.type.ts';

interface VisitRow { id: string; memberId: string; outletId: string; fromAt: Date; untilAt: Date }

const view = ({ id, outletId, fromAt, untilAt }: VisitRow): StoreVisit => (
  { id, outlet: { id: encodeId(PREFIX.outlet, outletId) }, fromAt, untilAt });

/** The newest visits of each member. */
export async function visitsOf(
  sql: Sql, asked: readonly { memberId: string; first: number }[],
): Promise<StoreVisit[][]> {
  const most = Math.max(...asked.map(({ first }) => first));
  const rows = await sql.all<VisitRow>`
    select v.id, m.id as "memberId", v.outlet_id as "outletId", v.from_at as "fromAt", v.until_at as "untilAt"
    from unnest(${[...new Set(asked.map(({ memberId }) => memberId))]}::uuid[]) as m (id)
    cross join lateral (select * from store_visit s where s.member_id = m.id
      order by s.from_at desc, s.id desc limit ${most}) v`;
  const found = Map.groupBy(rows, ({ memberId }) => memberId);
  return asked.map(({ memberId, first }) => (found.get(memberId) ?? []).slice(0, first).map(view));
}

export async function visitsById(sql: Sql, ids: readonly string[]): Promise<(StoreVisit | null)[]> {
  const rows = await sql.all<VisitRow>`select id, member_id as "memberId", outlet_id as "outletId",
    from_at as "fromAt", until_at as "untilAt" from store_visit where id = any(${[...ids]}::uuid[])`;
  const found = new Map(rows.map((row) => [row.id, view(row)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The card of whoever this id is today. */
export async function cardOf(sql: Sql, personId: string): Promise<string | null> {
  const row = await sql.maybe<{ card: string }>`
    select s.card_number as card from member m join member s on s.id = case
      when m.survivor_id is null then m.id else m.survivor_id end
    where m.id = ${personId}`;
  return row?.card ?? null;
}
