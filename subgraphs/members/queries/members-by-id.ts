import type { Sql } from '../../kernel/database/sql.ts';
import type { Member } from '../graphql/member.type.ts';
import { MEMBER_COLUMNS, memberView, type MemberRow } from './member-view.ts';

/**
 * uuids in, members in the same order out; the id of a merged member answers its survivor. `case`, not
 * `coalesce`: PostgreSQL takes that for leaky, so under row-level security it would read every member
 * before it compares ids.
 */
export async function membersById(sql: Sql, ids: readonly string[]): Promise<(Member | null)[]> {
  const rows = await sql.all<MemberRow & { asked_id: string }>`
    select asked.id as asked_id, ${MEMBER_COLUMNS}
    from member asked join member m
      on m.id = case when asked.survivor_id is null then asked.id else asked.survivor_id end
    where asked.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.asked_id, memberView(row)]));
  // References are marked with their type name: each asker gets an object of its own.
  return ids.map((id) => byId.get(id) ?? null);
}
