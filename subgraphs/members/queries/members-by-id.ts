import { encodeId } from '../../kernel/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Member } from '../graphql/member.type.ts';

/** uuids in, members in the same order out. */
export async function membersById(sql: Sql, ids: readonly string[]): Promise<(Member | null)[]> {
  const rows = await sql.all<{ id: string; card_number: string; enrolled_at: Date }>`
    select id, card_number, enrolled_at from member where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    return row ? { id: encodeId('mem', row.id), cardNumber: row.card_number, enrolledAt: row.enrolled_at } : null;
  });
}
