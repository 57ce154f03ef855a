import type { Sql } from '../../kernel/database/sql.ts';

export interface SoldTo { readonly memberId: string; readonly lineId: string; readonly outletId: string }

/** Pieces that members of a region still have, when so many, and their outlet, have been told to this room. */
export async function piecesToServe(sql: Sql, most: number, outletId: string): Promise<SoldTo[]> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const rows = await sql.all<SoldTo>`select distinct on (l.member_id) l.member_id as "memberId",
        l.line_id as "lineId", o.outlet_id as "outletId"
      from sold_line l join known_member m on m.member_id = l.member_id and m.region = 'CN'
      join outlet_fact o on o.outlet_id = ${outletId} and not o.closed
      where l.pieces_left > 0 order by l.member_id, l.line_id limit ${most}`;
    if (rows.length === most) return rows;
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed service after members and orders have arrived');
}

/** Which of these outlets have said when they are open, and whether anybody is expected anywhere. */
export async function seededDesks(
  sql: Sql, outletIds: readonly string[],
): Promise<{ readonly open: ReadonlySet<string>; readonly known: ReadonlySet<string>; readonly booked: boolean }> {
  const ids = [...outletIds];
  const open = await sql.all<{ id: string }>`
    select outlet_id as id from outlet_desk where outlet_id = any(${ids}::uuid[])`;
  const known = await sql.all<{ id: string }>`
    select outlet_id as id from outlet_fact where outlet_id = any(${ids}::uuid[]) and not closed`;
  return {
    open: new Set(open.map(({ id }) => id)), known: new Set(known.map(({ id }) => id)),
    booked: await sql.maybe`select 1 from appointment limit 1` !== null,
  };
}

/** What a command is told to expect. */
export async function versionOf(sql: Sql, id: string): Promise<number> {
  return (await sql.one<{ version: number }>`select version from service_order where id = ${id}`).version;
}
