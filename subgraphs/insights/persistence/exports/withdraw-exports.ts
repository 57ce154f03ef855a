import { sql as fragment } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { ErasedTable } from '../../../kernel/persons/erase-rows.ts';

/**
 * Somebody is erased: no file that names it is served or kept, and one that is being written is begun by nobody
 * again. Files live for a day, so that reading through them is little.
 */
export async function withdrawExports(tx: Tx, personIds: readonly string[]): Promise<readonly ErasedTable[]> {
  const deleted = await withdraw(tx, personIds, 'person_gone', 'all');
  return deleted > 0 ? [{ table: 'list_export_part', deleted, blanked: 0, kept: null }] : [];
}

/** Files that name one of them are withdrawn, of everybody or of partners alone. Answers how many parts went. */
export async function withdraw(
  { sql, now }: Pick<Tx, 'sql' | 'now'>, personIds: readonly string[],
  failure: 'person_gone' | 'consent_withdrawn', whose: 'all' | 'partners',
): Promise<number> {
  const ofWhom = whose === 'all' ? fragment`true` : fragment`e.owner_kind = any(array['tenant', 'channel'])`;
  const named = await sql.all<{ id: string }>`select e.id from list_export e where ${ofWhom} and exists (
      select 1 from list_export_part p where p.export_id = e.id and p.named_ids && ${[...personIds]}::uuid[])
    order by e.id for update`;
  const ids = named.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const gone = await sql.all`delete from list_export_part where export_id = any(${ids}::uuid[]) returning 1`;
  await sql.run`update list_export set state = 'withdrawn', failure = ${failure}, sha256 = null, expires_at = null,
    ended_at = coalesce(ended_at, ${now}), lease_until = null where id = any(${ids}::uuid[])`;
  return gone.length;
}

/** As people.ts blanks whoever is erased. */
const ERASED = '9223372036854775807';

/** Whether a file names somebody who is erased by now: one moment was read, and another is it. */
export async function namesErased({ sql }: Pick<Tx, 'sql'>, exportId: string): Promise<boolean> {
  return await sql.maybe`select 1 from (
      select distinct unnest(named_ids) as member_id from list_export_part where export_id = ${exportId}) named
    join known_member k on k.member_id = named.member_id and k.profiling_version = ${ERASED}::bigint limit 1` !== null;
}

/** Which of these persons is erased by now. */
export async function isAnyErased({ sql }: Pick<Tx, 'sql'>, personIds: readonly string[]): Promise<boolean> {
  return personIds.length > 0 && await sql.maybe`select 1 from known_member
    where member_id = any(${[...personIds]}::uuid[]) and profiling_version = ${ERASED}::bigint limit 1` !== null;
}
