import type { Sql } from '../../../kernel/database/sql.ts';
import { fileAt } from '../../../kernel/files/file-name.ts';
import { refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import type { Medium } from '../../domain/product-draft.ts';
import type { MediaKind } from '../../domain/words.ts';

export type LockedFiles = ReadonlyMap<string, MediaKind>;

/**
 * Files of this house among these media, by name: locked, so that nothing sweeps them before a product names them, and
 * named now: what was idle before begins anew.
 */
export async function lockFiles(sql: Sql, media: readonly Medium[]): Promise<LockedFiles> {
  const names = [...new Set(media.flatMap(({ url }) => fileAt(url)?.name ?? []))];
  if (names.length === 0) return new Map();
  const rows = await sql.all<{ id: string; file: string; kind: MediaKind }>`select id, file, kind from upload
    where file = any(${names}::text[]) and stored_at is not null and leaving_at is null order by id for update`;
  await sql.run`update upload set idle_since = null
    where id = any(${rows.map(({ id }) => id)}::uuid[]) and idle_since is not null`;
  return new Map(rows.map(({ file, kind }) => [file, kind]));
}

/** Names a file that is not there, or as something else than it is; null when every file is there. */
export function refuseFiles(
  files: LockedFiles, media: readonly Medium[],
): Outcome<never, 'NOT_FOUND' | 'INVALID'> | null {
  const refusals = media.flatMap(({ url, kind }, place): Refusal<'NOT_FOUND' | 'INVALID'>[] => {
    const name = fileAt(url)?.name;
    const found = name === undefined ? kind : files.get(name);
    const path = ['media', String(place)];
    if (found === undefined) return [{ code: 'NOT_FOUND', message: 'There is no such file.', path: [...path, 'url'] }];
    return found === kind ? []
      : [{ code: 'INVALID', message: `It was uploaded as ${found.toUpperCase()}.`, path: [...path, 'kind'] }];
  });
  return refusals.length > 0 ? refusedAll(refusals) : null;
}
