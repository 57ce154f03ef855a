import type { Tx } from '../../../kernel/commands/command.ts';
import type { ErasedTable } from '../../../kernel/persons/erase-rows.ts';

/**
 * Somebody is erased: no file that names it is served or kept, and one that is being written is begun by nobody
 * again. Files live for a day, so that reading through them is little.
 */
export async function withdrawExports(tx: Tx, personIds: readonly string[]): Promise<readonly ErasedTable[]> {
  const { sql, now } = tx;
  const named = await sql.all<{ id: string }>`select e.id from list_export e where exists (
      select 1 from list_export_part p where p.export_id = e.id and p.named_ids && ${[...personIds]}::uuid[])
    order by e.id for update`;
  const ids = named.map(({ id }) => id);
  if (ids.length === 0) return [];
  const gone = await sql.all`delete from list_export_part where export_id = any(${ids}::uuid[]) returning 1`;
  await sql.run`update list_export set state = 'withdrawn', failure = 'person_gone', sha256 = null, expires_at = null,
    ended_at = coalesce(ended_at, ${now}), lease_until = null where id = any(${ids}::uuid[])`;
  return [{ table: 'list_export_part', deleted: gone.length, blanked: 0, kept: null }];
}
