import type { DeclaredFile } from '../../kernel/files/file-store.ts';
import { readFileName } from '../../kernel/files/file-name.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { MediaKind } from '../domain/words.ts';

export interface UploadRow {
  readonly id: string;
  readonly kind: MediaKind;
  readonly bytes: number;
  readonly file: string;
  readonly storedAt: Date | null;
}

/** Uploads by their ids or by the names of their files; those that go are not among them. */
export function findUploads(
  sql: Sql, { ids, files }: { readonly ids: readonly string[]; readonly files: readonly string[] },
): Promise<UploadRow[]> {
  return sql.all<UploadRow>`select id, kind, bytes, file, stored_at as "storedAt" from upload
    where (id = any(${[...ids]}::uuid[]) or file = any(${[...files]}::text[])) and leaving_at is null`;
}

/** What the file store is asked about. */
export function declaredOf({ file, bytes }: UploadRow): DeclaredFile {
  return { ...readFileName(file)!, bytes };
}
