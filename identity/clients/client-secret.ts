import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { IdentityContext } from '../context.ts';

/** 256 random bits: a plain hash is enough, and cheap enough for every token request. */
export function makeClientSecret(): string {
  return `ks_${randomBytes(32).toString('base64url')}`;
}

export function hashClientSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Enough to tell two secrets apart in a list, too little to guess the other 230 bits. */
export function hintOfSecret(secret: string): string {
  return `…${secret.slice(-4)}`;
}

/** Compares with every valid secret of the client, without stopping at the first that fits. */
export async function isClientSecret(
  context: IdentityContext, clientId: string, secret: string,
): Promise<boolean> {
  const { rows } = await context.pool.query<{ secret_hash: Buffer }>(
    `select s.secret_hash from identity.client_secret s join identity.client c using (client_id)
     where c.client_id = $1 and c.disabled_at is null
       and (s.expires_at is null or s.expires_at > $2)`, [clientId, context.clock()]);
  const offered = hashClientSecret(secret);
  let fits = false;
  for (const row of rows) fits = timingSafeEqual(row.secret_hash, offered) || fits;
  return fits;
}
