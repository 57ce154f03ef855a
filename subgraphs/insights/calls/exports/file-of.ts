import type { GraphContext } from '../../../kernel/graph/context.ts';
import { partSizes, seesAllNamed, type ExportRow } from '../../queries/exports/export-rows.ts';
import { stillMay } from './still-may.ts';

export interface FileToServe {
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly partBytes: number[];
}

const TYPES = { jsonl: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

/** The file as it may be served at this moment: nothing of it once its owner may see less than it holds. */
export async function fileOf(row: ExportRow, { services, now }: GraphContext): Promise<FileToServe | null> {
  const { sql } = services.home.database;
  const { id, state, sha256, expiresAt, actor, list, format, begunAt } = row;
  if (state !== 'done' || sha256 === null || expiresAt === null || expiresAt <= now) return null;
  if (!await stillMay(services, actor) || !await seesAllNamed(sql, id, actor, now)) return null;
  const day = begunAt!.toISOString().slice(0, 10);
  return { name: `${list} ${day}.${format}`, contentType: TYPES[format], sha256, partBytes: await partSizes(sql, id) };
}
