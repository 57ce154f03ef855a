/**
 * Signing keys and their lives. A key is published first, signs from `activates_at`, and stays
 * published after its successor took over until the last token it signed has expired.
 * Example: rotation at 10:00 with 10 minutes of publication: the new key signs from 10:10, the old
 * one disappears at 11:15 (60 minutes of the longest token and 5 of tolerance later).
 */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Pool } from 'pg';

import { inTransaction, type Queryable } from '../database/transaction.ts';
import type { Sealer } from './sealing.ts';

export const SIGNING_ALG = 'ES256';
export const KEY_SEAL = 'signing-key';
const KEY_LOCK = 7_042_002;
const LONGEST_TOKEN_SECONDS = 65 * 60;

export interface SigningKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateSealed: Buffer;
  readonly activatesAt: Date;
  readonly retiresAt: Date | null;
}

export interface KeyDesk {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly clock: () => Date;
}

/** All keys that are still published, oldest first; makes the first one in an empty house. */
export async function loadSigningKeys(desk: KeyDesk): Promise<readonly SigningKey[]> {
  const found = await selectKeys(desk, desk.pool);
  if (found.length > 0) return found;
  return inTransaction(desk.pool, async (client) => {
    await lockKeys(client);
    const raced = await selectKeys(desk, client);
    if (raced.length > 0) return raced;
    const now = desk.clock();
    await insertKey(desk, client, now, now);
    return selectKeys(desk, client);
  });
}

export interface Rotation {
  /** How long the new key is published before it signs; verifiers refresh their copy meanwhile. */
  readonly publicationSeconds: number;
  /** The old key leaked: it must not verify another token, whoever is signed out by that. */
  readonly emergency: boolean;
}

/** The caller's transaction holds this lock until its end: one rotation at a time. */
export async function lockKeys(db: Queryable): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [KEY_LOCK]);
}

/**
 * The next key. One that is published already and waits is that one: it signs sooner, if asked so,
 * and no other is made, since a key that was published and withdrawn would be missed by somebody.
 */
export async function rotateSigningKey(
  desk: Pick<KeyDesk, 'sealer' | 'clock'>, db: Queryable, rotation: Rotation,
): Promise<string> {
  const now = desk.clock();
  if (rotation.emergency) {
    await db.query('delete from identity.signing_key');
    return insertKey(desk, db, now, now);
  }
  const { publicationSeconds } = rotation;
  const next = await bringForward(db, now, publicationSeconds)
    ?? { kid: await insertKey(desk, db, now, addSeconds(now, publicationSeconds)),
      activates_at: addSeconds(now, publicationSeconds) };
  const retiresAt = addSeconds(next.activates_at, LONGEST_TOKEN_SECONDS);
  await db.query(`update identity.signing_key set retires_at = $1
    where kid <> $2 and (retires_at is null or retires_at > $1)`, [retiresAt, next.kid]);
  await db.query('delete from identity.signing_key where retires_at < $1', [now]);
  return next.kid;
}

async function bringForward(
  db: Queryable, now: Date, publicationSeconds: number,
): Promise<Pick<KeyRow, 'kid' | 'activates_at'> | undefined> {
  const { rows } = await db.query<Pick<KeyRow, 'kid' | 'activates_at'>>(
    `update identity.signing_key set activates_at =
       least(activates_at, greatest($1, created_at + make_interval(secs => $2)))
     where activates_at > $1 returning kid, activates_at`, [now, publicationSeconds]);
  return rows[0];
}

/** When the newest key began to sign, or will. */
export async function newestActivation(db: Queryable): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    'select max(activates_at) as at from identity.signing_key');
  return rows[0]!.at;
}

export interface KeyTimes {
  readonly kid: string;
  readonly createdAt: Date;
  readonly activatesAt: Date;
  readonly retiresAt: Date | null;
}

/** What is published, newest first, without the keys themselves. */
export async function selectKeyTimes(db: Queryable, now: Date): Promise<readonly KeyTimes[]> {
  const { rows } = await db.query<KeyTimes>(
    `select kid, created_at as "createdAt", activates_at as "activatesAt",
       retires_at as "retiresAt" from identity.signing_key
     where retires_at is null or retires_at > $1
     order by activates_at desc, created_at desc`, [now]);
  return rows;
}

async function insertKey(
  desk: Pick<KeyDesk, 'sealer'>, db: Queryable, now: Date, activatesAt: Date,
): Promise<string> {
  const pair = await generateKeyPair(SIGNING_ALG, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const privateJwk = await exportJWK(pair.privateKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const sealed = desk.sealer.seal(KEY_SEAL, JSON.stringify(privateJwk));
  await db.query(
    `insert into identity.signing_key
       (kid, alg, public_jwk, private_sealed, created_at, activates_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [kid, SIGNING_ALG, JSON.stringify(publicJwk), sealed, now, activatesAt]);
  return kid;
}

async function selectKeys(desk: KeyDesk, db: Queryable): Promise<readonly SigningKey[]> {
  const { rows } = await db.query<KeyRow>(
    `select kid, public_jwk, private_sealed, activates_at, retires_at
     from identity.signing_key where retires_at is null or retires_at > $1
     order by activates_at, created_at`, [desk.clock()]);
  return rows.map((row) => ({
    kid: row.kid,
    publicJwk: row.public_jwk,
    privateSealed: row.private_sealed,
    activatesAt: row.activates_at,
    retiresAt: row.retires_at,
  }));
}

function addSeconds(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}

interface KeyRow {
  readonly kid: string;
  readonly public_jwk: JWK;
  readonly private_sealed: Buffer;
  readonly activates_at: Date;
  readonly retires_at: Date | null;
}
