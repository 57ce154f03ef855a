/**
 * Rule: 5 wrong attempts within 15 minutes lock a key for 15 minutes. The count lives in the
 * database, so a restart forgives nothing. An attempt is counted *before* it is judged and given
 * back when it was right; a hundred guesses sent at once are therefore still only five. (Client
 * secrets are counted afterwards, see provider/client-authentication.ts.)
 *
 * Keys: the account at the caller's place (5), the place (20: a whole office may share one; 200 for a proxy that
 * nobody named, whose callers are only claimed), and the account
 * from anywhere (20), so that many places together guess no faster. Whoever has signed in from their place
 * before waits for the first key only: a stranger who guesses locks out the strangers, not the owner at home.
 * A browser that is known for the account (known-device.ts) is counted by itself (5) and with all others that
 * are (50), and waits for nobody else; beyond those fifty it is counted as a stranger is.
 * A second factor is counted by account alone (5): who gets there has the password.
 *
 * Example: wrong at 9:00, 9:01, 9:02, 9:03, 9:04 → from there the next is refused unheard until 9:19; a
 * colleague, and the account's owner at another place, sign in at 9:05.
 */
import { createHash } from 'node:crypto';

import type { IdentityContext } from '../context.ts';

export interface AttemptKey {
  /** Passwords and client secrets are counted apart, each by owner and by address. */
  readonly kind: 'account' | 'account-place' | 'account-anywhere' | 'device' | 'devices' | 'ip' | 'proxy'
    | 'client' | 'client-ip';
  readonly value: string;
}

/** Of one caller: a right attempt wipes what they got wrong before. */
const OWN: ReadonlySet<AttemptKey['kind']> = new Set(['account', 'account-place', 'device']);
const LIMITS: Record<AttemptKey['kind'], number> = {
  'account': 5, 'account-place': 5, 'account-anywhere': 20, 'device': 5, 'devices': 50,
  'ip': 20, 'proxy': 200, 'client': 5, 'client-ip': 20,
};
const WINDOW_SECONDS = 15 * 60;
const LOCK_SECONDS = 15 * 60;

/**
 * Counts the attempt, key by key. Returns the seconds to wait, 0 when it may be judged. What one key refuses is
 * counted on no other: a stranger whose place is locked fills nobody else's.
 */
export async function countAttempt(
  context: IdentityContext, keys: readonly AttemptKey[],
): Promise<number> {
  for (const key of keys) {
    const wait = await countOne(context, key);
    if (wait > 0) return wait;
  }
  return 0;
}

/** The attempt was right: the account starts afresh there, what it shares with others gets this attempt back. */
export async function forgiveAttempt(
  context: IdentityContext, keys: readonly AttemptKey[],
): Promise<void> {
  for (const key of keys) {
    if (OWN.has(key.kind)) {
      await context.pool.query('delete from identity.attempt where key = $1', [nameOf(key)]);
      continue;
    }
    const { rowCount } = await context.pool.query(
      `update identity.attempt set failures = failures - 1,
         locked_until = case when failures > $2 then locked_until end where key = $1 and failures > 1`,
      [nameOf(key), LIMITS[key.kind]]);
    if (rowCount === 0) {
      await context.pool.query('delete from identity.attempt where key = $1 and failures = 1', [nameOf(key)]);
    }
  }
}

/** Seconds until a locked key opens, without counting anything. */
export async function lockedFor(context: IdentityContext, key: AttemptKey): Promise<number> {
  const now = context.clock();
  const { rows } = await context.pool.query<{ locked_until: Date }>(
    'select locked_until from identity.attempt where key = $1 and locked_until > $2',
    [nameOf(key), now]);
  return rows[0] ? secondsBetween(now, rows[0].locked_until) : 0;
}

async function countOne(context: IdentityContext, key: AttemptKey): Promise<number> {
  const now = context.clock();
  const limit = LIMITS[key.kind];
  const { rows } = await context.pool.query<{ locked_until: Date | null; failures: number }>(
    COUNT, [nameOf(key), now, `${WINDOW_SECONDS} seconds`, limit, `${LOCK_SECONDS} seconds`]);
  const { failures, locked_until: lockedUntil } = rows[0]!;
  // The attempt that reaches the limit is still judged; it locks the door behind itself.
  return lockedUntil && failures > limit ? secondsBetween(now, lockedUntil) : 0;
}

/** A key is fresh again when its lock is over or its window has passed without one. */
const FRESH = `coalesce(a.locked_until <= $2,
  a.window_began_at <= $2::timestamptz - $3::interval)`;

const COUNT = `
insert into identity.attempt as a (key, failures, window_began_at) values ($1, 1, $2)
on conflict (key) do update set
  failures = case when ${FRESH} then 1 else least(a.failures, 1000000) + 1 end,
  window_began_at = case when ${FRESH} then $2 else a.window_began_at end,
  locked_until = case when ${FRESH} then null
    when a.locked_until is not null then a.locked_until
    when a.failures + 1 >= $4 then $2::timestamptz + $5::interval end
returning locked_until, failures`;

/** Hashed: the table must not become a list of addresses people mistyped. */
function nameOf(key: AttemptKey): string {
  return createHash('sha256').update(`${key.kind}:${key.value}`).digest('base64url');
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.ceil((to.getTime() - from.getTime()) / 1000));
}
