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
const SEAL_PURPOSE = 'signing-key';
const KEY_LOCK = 7_042_002;
const LONGEST_TOKEN_SECONDS = 65 * 60;

export interface SigningKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
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
    await client.query('select pg_advisory_xact_lock($1)', [KEY_LOCK]);
    const raced = await selectKeys(desk, client);
    if (raced.length > 0) return raced;
    await insertKey(desk, client, desk.clock());
    return selectKeys(desk, client);
  });
}

export interface Rotation {
  /** How long the new key is published before it signs; verifiers refresh their copy meanwhile. */
  readonly publicationSeconds: number;
  /** The old key leaked: it must not verify another token, whoever is signed out by that. */
  readonly emergency: boolean;
}

export async function rotateSigningKey(desk: KeyDesk, rotation: Rotation): Promise<string> {
  return inTransaction(desk.pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [KEY_LOCK]);
    const now = desk.clock();
    const lead = rotation.emergency ? 0 : rotation.publicationSeconds;
    const activatesAt = addSeconds(now, lead);
    if (rotation.emergency) await client.query('delete from identity.signing_key');
    const retiresAt = addSeconds(activatesAt, LONGEST_TOKEN_SECONDS);
    await client.query(
      'update identity.signing_key set retires_at = $1 where retires_at is null', [retiresAt]);
    await client.query('delete from identity.signing_key where retires_at < $1', [now]);
    return insertKey(desk, client, activatesAt);
  });
}

async function insertKey(desk: KeyDesk, db: Queryable, activatesAt: Date): Promise<string> {
  const pair = await generateKeyPair(SIGNING_ALG, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const privateJwk = await exportJWK(pair.privateKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const sealed = desk.sealer.seal(SEAL_PURPOSE, JSON.stringify(privateJwk));
  await db.query(
    `insert into identity.signing_key
       (kid, alg, public_jwk, private_sealed, created_at, activates_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [kid, SIGNING_ALG, JSON.stringify(publicJwk), sealed, desk.clock(), activatesAt]);
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
    privateJwk: JSON.parse(desk.sealer.open(SEAL_PURPOSE, row.private_sealed)) as JWK,
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
