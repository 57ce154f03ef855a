import type { Pool } from 'pg';

/** Longest life of an access token plus tolerance: after that a cut-off has nothing left to cut. */
const CUTOFF_KEPT = '2 hours';
/** One token by itself is cut off until it expires (provider/one-token.ts); clocks differ a little. */
const TOKEN_CUTOFF_KEPT = '1 minute';
const ATTEMPT_KEPT = '1 day';
/** Longer than anybody repeats a request that got no answer. */
const REQUEST_KEPT = '30 days';

/**
 * Deletes what has expired. Nothing depends on it for safety: readers check the expiry themselves.
 */
export async function sweep(pool: Pool, now: Date): Promise<number> {
  const artifacts = await pool.query('delete from identity.artifact where expires_at < now()');
  const attempts = await pool.query(
    `delete from identity.attempt where window_began_at < $1::timestamptz - $2::interval
     and coalesce(locked_until, '-infinity') < $1`, [now, ATTEMPT_KEPT]);
  const cutoffs = await pool.query(
    `delete from identity.token_cutoff where cut_off_at < $1::timestamptz
       - case when subject like 'token:%' then $3::interval else $2::interval end`,
    [now, CUTOFF_KEPT, TOKEN_CUTOFF_KEPT]);
  const requests = await pool.query(
    `delete from identity.request_key where created_at < $1::timestamptz - $2::interval`,
    [now, REQUEST_KEPT]);
  return [artifacts, attempts, cutoffs, requests]
    .reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}
