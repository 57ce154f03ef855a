import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Rules } from '../../domain/segments/nesting.ts';
import type { Rule } from '../../domain/segments/rule.ts';

/** So many are in use at most: each edit looks at all of them. */
export const MOST_SEGMENTS = 1_000;

/** Rules of all segments in use, by the ids that other rules name them by. */
export async function readRules(sql: Sql): Promise<Rules> {
  const rows = await sql.all<{ id: string; rule: Rule }>`
    select id, rule from segment where retired_at is null limit ${MOST_SEGMENTS}`;
  return new Map(rows.map(({ id, rule }) => [encodeId('seg', id), rule]));
}
