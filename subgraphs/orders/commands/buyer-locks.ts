import type { Sql } from '../../kernel/database/sql.ts';

const BUYERS = 41_001;
const BUCKETS = 64;

/**
 * An order for a buyer nobody knows yet and the link of that buyer must not pass each other: both take
 * the identity's lock first. Identities share 64 locks, taken in order, so that batches cannot
 * deadlock and the lock table stays small.
 */
export async function lockBuyers(
  sql: Sql, identities: readonly { channelId: string; externalId: string }[],
): Promise<void> {
  const buckets = [...new Set(identities.map(({ channelId, externalId }) =>
    bucketOf(channelId + externalId)))].sort((a, b) => a - b);
  await sql.all`select pg_advisory_xact_lock(${BUYERS}::int, bucket)
    from unnest(${buckets}::int[]) as t(bucket)`;
}

function bucketOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (hash * 31 + text.charCodeAt(i)) | 0;
  return Math.abs(hash) % BUCKETS;
}
