import type { Sql } from '../../kernel/database/sql.ts';
import { encodeCursor, readCursor } from '../../kernel/graph/cursor.ts';
import { connectionFrom } from '../../kernel/graph/page.ts';
import type { EngagementGrant } from '../graphql/check-in/check-in.type.ts';
import { byKey } from './by-key.ts';

export interface GrantsKey { readonly memberId: string; readonly first: number; readonly after: string | null }

type Row = EngagementGrant & { readonly nth: bigint; readonly at: string };

export async function grantsById(sql: Sql, ids: readonly string[]): Promise<(EngagementGrant | null)[]> {
  const rows = await sql.all<EngagementGrant>`select id, task_id as "taskUuid", cause, points, label, state,
      earned_at as "earnedAt", withdrawn_at as "withdrawnAt", withdrawn_for as "withdrawnFor"
    from engagement_grant where id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => known.get(id) ?? null);
}

/** Newest first; a page for each member in one statement, by whichever of its ids it is asked. */
export async function grantsOf(sql: Sql, keys: readonly GrantsKey[]) {
  const cursors = keys.map(({ after }) => readCursor(after, ['timestamptz', 'uuid']));
  const rows = await sql.all<Row>`
    select k.nth, g.id, g.task_id as "taskUuid", g.cause, g.points, g.label, g.state, g.earned_at as "earnedAt",
      g.withdrawn_at as "withdrawnAt", g.withdrawn_for as "withdrawnFor",
      to_char(g.earned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${keys.map(({ first }) => first + 1)}::int[],
      ${cursors.map((cursor) => cursor?.[0] ?? 'infinity')}::timestamptz[],
      ${cursors.map((cursor) => cursor?.[1] ?? null)}::uuid[])
      with ordinality as k(member_id, few, before, before_id, nth)
    left join person_merge m on m.merged_id = k.member_id
    cross join lateral (select * from engagement_grant
      where member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
        and (k.before_id is null or (earned_at, id) < (k.before, k.before_id))
      order by earned_at desc, id desc limit k.few) g
    order by k.nth, g.earned_at desc, g.id desc`;
  const found = byKey(keys, rows);
  return keys.map(({ first, after }, place) => connectionFrom(found[place]!, first, after,
    ({ at, id }) => encodeCursor([at, id])));
}
