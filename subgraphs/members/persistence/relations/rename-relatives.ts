import type { Sql } from '../../../kernel/database/sql.ts';
import { maskName } from '../../domain/mask.ts';

/**
 * Relatives see these members by their masked names of today, from their yes on; what has ended stays as it was. For
 * whoever changes a name, or makes somebody another person: after that.
 */
export async function renameRelatives(sql: Sql, memberIds: readonly string[]): Promise<void> {
  const named = await sql.all<{ id: string; name: string | null }>`select m.id, m.name from member m
    where m.id = any(${[...memberIds]}::uuid[]) and exists (select 1 from relation_side s where s.member_id = m.id)`;
  if (named.length === 0) return;
  await sql.run`update relation_side shown set other_name = v.name
    from unnest(${named.map(({ id }) => id)}::uuid[],
      ${named.map(({ name }) => (name === null ? null : maskName(name)))}::text[]) v(id, name)
    join relation_side own on own.member_id = v.id and own.said_at is not null
    join member_relation r on r.id = own.relation_id and r.state <> 'ended'
    where shown.relation_id = own.relation_id and shown.id <> own.id and shown.other_name is distinct from v.name`;
}
