import { sql as fragment } from 'kysely';
import { CHANNEL, KIND } from '../../../kernel/database/reader.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { BoughtPiece, Taste } from '../../domain/recommendation/piece.ts';

/** A member, and the day as of which it is looked at. */
export interface Looked { readonly memberId: string; readonly today: string }

interface Row extends Omit<BoughtPiece, 'minor'> { memberId: string; minor: string | null }

const MOST_PIECES = 200;
/** A channel knows of what it sold itself, as it does in orders. */
const SHOWN = fragment.raw(`${KIND} is distinct from 'channel' or o.channel_id = ${CHANNEL}`);

/** What these members bought until their day, the newest first. */
export async function boughtPieces(sql: Sql, members: readonly Looked[]): Promise<Map<string, BoughtPiece[]>> {
  const rows = await sql.all<Row>`
    select w.member_id as "memberId", b.*
    from unnest(${members.map(({ memberId }) => memberId)}::uuid[],
      ${members.map(({ today }) => today)}::date[]) as w (member_id, today)
    cross join lateral (select p.item_id as "itemId", i.product_id as "productId", i.category, i.series,
        coalesce(i.stones, '{}') as stones, i.demand_class as "demandClass", o.paid_day::text as day,
        p.kept > 0 and o.wholly_returned_at is null as "isKept",
        coalesce(p.returned_at, o.wholly_returned_at)::date::text as "backOn",
        floor(p.base_minor * o.home_minor::numeric / nullif(o.net_minor, 0) / p.quantity)::text as minor,
        ${SHOWN} as "isShown"
      from order_fact o join order_piece p on p.order_id = o.order_id
      left join item_fact i on i.item_id = p.item_id
      where o.member_id = w.member_id and o.paid_day <= w.today
      order by o.paid_day desc, o.paid_at desc, p.line_id limit ${MOST_PIECES}) b`;
  const byMember = Map.groupBy(rows, ({ memberId }) => memberId);
  return new Map([...byMember].map(([memberId, own]) => [memberId, own.map(({ minor, ...piece }) => (
    { ...piece, minor: minor === null ? null : Number(minor) }))]));
}

const NO_TASTE: Taste = { stones: [], styles: [], occasions: [] };

/** What they told that they like, as of now: nobody knows since when. */
export async function tastesOf(sql: Sql, memberIds: readonly string[]): Promise<(memberId: string) => Taste> {
  const rows = await sql.all<Taste & { memberId: string }>`select member_id as "memberId", stones, styles, occasions
    from member_profile where member_id = any(${[...memberIds]}::uuid[])`;
  const tastes = new Map(rows.map(({ memberId, ...taste }) => [memberId, taste]));
  return (memberId) => tastes.get(memberId) ?? NO_TASTE;
}
