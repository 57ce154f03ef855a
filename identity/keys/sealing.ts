/**
 * What is secret at rest (private signing keys, TOTP seeds) is sealed with AES-256-GCM under keys
 * derived from KARAT_SECRET, one per purpose, so that one kind can never be passed off as another.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export interface Sealer {
  seal(purpose: string, plain: string): Buffer;
  open(purpose: string, sealed: Buffer): string;
  /** A proof that a value was made here for this purpose. */
  sign(purpose: string, value: string): string;
  /** A secret for a library that wants its own (cookie signing). */
  derive(purpose: string): string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createSealer(secret: string): Sealer {
  const keyFor = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, 'karat-identity', purpose, 32));
  return {
    seal(purpose, plain) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed) {
      const iv = sealed.subarray(0, IV_BYTES);
      const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), iv,
        { authTagLength: TAG_BYTES });
      decipher.setAuthTag(tag);
      const body = sealed.subarray(IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    sign: (purpose, value) =>
      createHmac('sha256', keyFor(purpose)).update(value).digest('base64url'),
    derive: (purpose) => keyFor(purpose).toString('base64url'),
  };
}
