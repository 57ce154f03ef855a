import { sql as fragment } from 'kysely';
import { LRUCache } from 'lru-cache';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { isAnyUnseen } from '../../../kernel/database/visible-persons.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { ListExport } from '../../graphql/exports/export.type.ts';
import { namesErased } from '../../persistence/exports/withdraw-exports.ts';
import { listExportTable } from '../../persistence/tables/list-export.table.ts';

export type ExportRow = Pick<RowOf<typeof listExportTable>, (typeof SHOWN)[number]>;

const SHOWN = ['id', 'ownerKind', 'ownerId', 'ownerName', 'list', 'format', 'state', 'failure', 'failureWords',
  'requestedAt', 'begunAt', 'endedAt', 'expiresAt', 'rows', 'bytes', 'sha256', 'actor'] as const;

const shown = () => columnsOf(listExportTable, { as: 'e', only: SHOWN });

export async function exportRowsById(sql: Sql, ids: readonly string[]): Promise<(ExportRow | null)[]> {
  const rows = await sql.all<ExportRow>`select ${shown()} from list_export e where e.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The newest first: one's own, or everybody's. */
export async function exportsPage(sql: Sql, owner: Pick<Actor, 'kind' | 'id'> | null, bounds: PageBounds) {
  const where = owner ? fragment`e.owner_kind = ${owner.kind} and e.owner_id = ${owner.id}` : fragment`true`;
  return pageOf(await readPage<ExportRow>(sql, {
    columns: shown(), from: fragment`list_export e`, key: 'e.id',
    arms: [{ from: fragment`list_export e`, where }],
    sort: [{ column: 'e.requested_at', type: 'timestamptz' }, { column: 'e.id', type: 'uuid' }], descending: true,
  }, bounds), (row) => exportView(row, true));
}

export function exportView({ id: uuid, ...row }: ExportRow, isListed = false): ListExport {
  const id = encodeId(PREFIX.listExport, uuid);
  return { ...row, uuid, id, isListed, rows: Number(row.rows), bytes: Number(row.bytes) };
}

export async function partSizes(sql: Sql, id: string): Promise<number[]> {
  return (await sql.all<{ bytes: number }>`select bytes from list_export_part where export_id = ${id}
    order by number`).map(({ bytes }) => bytes);
}

export async function partBody(sql: Sql, id: string, number: number): Promise<string | null> {
  const part = await sql.maybe<{ body: string }>`
    select p.body from list_export_part p join list_export e on e.id = p.export_id
    where p.export_id = ${id} and p.number = ${number} and e.state = 'done'`;
  return part?.body ?? null;
}

/** Whether its owner may see everybody that the file names, by the rule of this moment; nobody sees who was erased. */
async function asksAllNamed(sql: Sql, id: string, actor: Actor, now: Date): Promise<boolean> {
  const named = fragment`select distinct unnest(named_ids) from list_export_part where export_id = ${id}`;
  return !await isAnyUnseen(sql, actor, named, now) && !await namesErased({ sql }, id);
}

/** What was found of a file is remembered so long: a file is fetched in ranges, each of which asks. */
const REMEMBERED_MS = 3_000;
const MOST_REMEMBERED = 1_000;

interface Found { readonly at: number; readonly sees: Promise<boolean> }
const remembered = new LRUCache<string, Found>({ max: MOST_REMEMBERED });

/**
 * The same, asked once in three seconds for a file however often it is fetched. The actor is the one that asked for
 * the export, which is always the same.
 */
export function seesAllNamed(sql: Sql, id: string, actor: Actor, now: Date): Promise<boolean> {
  const at = now.getTime();
  const known = remembered.get(id);
  if (known && Math.abs(at - known.at) < REMEMBERED_MS) return known.sees;
  const sees = asksAllNamed(sql, id, actor, now);
  remembered.set(id, { at, sees });
  sees.catch(() => remembered.delete(id));
  return sees;
}
