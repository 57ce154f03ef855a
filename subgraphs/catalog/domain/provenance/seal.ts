import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/**
 * The house's seal: an Ed25519 signature over the text of a statement. The key pair follows from the house's secret and
 * changes with it; public halves of before stay published, for jewelry outlives secrets.
 *
 * Example: one letter of a statement changed, and its signature of 64 bytes fits no more.
 */
export interface SealKey { readonly id: string; readonly publicKey: string }
export interface Sealer extends SealKey { readonly privateKey: KeyObject }

/** PKCS #8 of Ed25519 (RFC 8410) before its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Whose purpose the key is for, among those that follow from the secret. */
export const SEAL_PURPOSE = 'provenance';

export function sealerOf(secret: string): Sealer {
  const seed = Buffer.from(secret, 'base64url');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x!;
  return { id: createHash('sha256').update(publicKey).digest('hex').slice(0, 10), publicKey, privateKey };
}

export function sealOf({ privateKey }: Sealer, statement: string): string {
  return sign(null, Buffer.from(statement), privateKey).toString('base64url');
}
