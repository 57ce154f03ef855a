import {
  createHash, createPrivateKey, createPublicKey, sign, type KeyObject,
} from 'node:crypto';

/**
 * A printed card carries `KARATP1.<key>.<card>.<day>.<signature>`: an Ed25519 signature over what stands before it,
 * which anybody checks without the house by the public keys it publishes (the typed client's `verifyPrintedCard`). The
 * key pair follows from the house's secret and changes with it; public keys of before stay published, for cards live
 * longer than secrets.
 * Example: KARATP1.1f0c9a2b7d.1618033988757.2026-10-01.…; one digit of the card changed, and nothing fits.
 */
export interface CardKey { readonly id: string; readonly publicKey: string }
export interface SigningKey extends CardKey { readonly privateKey: KeyObject }

/** PKCS #8 of Ed25519 (RFC 8410) before its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** 32 bytes in base64url, as `deriveSecret` makes them, are the private key. */
export function signingKeyOf(secret: string): SigningKey {
  const seed = Buffer.from(secret, 'base64url');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x!;
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 10);
  return { id, publicKey, privateKey };
}

export function printedCode({ id, privateKey }: SigningKey, card: string, issuedOn: string): string {
  const body = `KARATP1.${id}.${card}.${issuedOn}`;
  return `${body}.${sign(null, Buffer.from(body), privateKey).toString('base64url')}`;
}
