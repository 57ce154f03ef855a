import type { Sql } from '../database/sql.ts';

const MERGES = 41_002;

/**
 * Writers run side by side, a merge alone: whoever resolves a survivor after this keeps it until the
 * transaction ends. Taken before any row lock, so that nobody waits in a circle.
 */
export async function shareMerges(sql: Sql): Promise<void> {
  await sql.all`select pg_advisory_xact_lock_shared(${MERGES}::int, hashtext(current_schema()))`;
}

/** Merges of one room happen one after the other, with no writer in between. */
export async function lockMerges(sql: Sql): Promise<void> {
  await sql.all`select pg_advisory_xact_lock(${MERGES}::int, hashtext(current_schema()))`;
}
