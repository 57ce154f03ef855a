import type { Sql } from '../database/sql.ts';

/** A word of two letters stands in every other key: it tells of nobody. */
const SHORTEST = 4;

/**
 * Forgets results whose keys a caller made of its words for a person (`enrol union-4711`): who asks again
 * with one is answered anew. Every key is looked through, which an erasure may take its time for.
 */
export async function dropKeysNaming(sql: Sql, words: readonly string[]): Promise<number> {
  const telling = words.filter((word) => word.length >= SHORTEST);
  return telling.length === 0 ? 0 : sql.run`delete from idempotency
    where exists (select 1 from unnest(${telling}::text[]) word where position(word in key) > 0)`;
}
