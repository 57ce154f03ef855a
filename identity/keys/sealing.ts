/**
 * What is secret at rest (private signing keys, TOTP seeds) is sealed with AES-256-GCM under keys
 * derived from KARAT_SECRET, one per purpose, so that one kind can never be passed off as another.
 * While a house changes its secret, what the one before has sealed or signed is still understood.
 */
import {
  createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual,
} from 'node:crypto';

export interface Sealer {
  seal(purpose: string, plain: string): Buffer;
  /** Throws when neither secret has sealed this for this purpose. */
  open(purpose: string, sealed: Buffer): string;
  /** The same under the present secret; undefined when it is that already. */
  reseal(purpose: string, sealed: Buffer): Buffer | undefined;
  /** A proof that a value was made here for this purpose. */
  sign(purpose: string, value: string): string;
  isSigned(purpose: string, value: string, proof: string): boolean;
  /** Secrets for a library that wants its own (cookie signing), the present one first. */
  derive(purpose: string): readonly string[];
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createSealer(secret: string, previous?: string): Sealer {
  const secrets = [secret, ...(previous === undefined || previous === secret ? [] : [previous])];
  const keysFor = (purpose: string): Buffer[] => secrets.map((one) =>
    Buffer.from(hkdfSync('sha256', one, 'karat-identity', purpose, 32)));
  const present = (purpose: string): Buffer => keysFor(purpose)[0]!;
  return {
    seal: (purpose, plain) => seal(present(purpose), plain),
    open: (purpose, sealed) => openWithOne(keysFor(purpose), sealed).plain,
    reseal(purpose, sealed) {
      const keys = keysFor(purpose);
      const { plain, key } = openWithOne(keys, sealed);
      return key === keys[0] ? undefined : seal(keys[0]!, plain);
    },
    sign: (purpose, value) => sign(present(purpose), value),
    isSigned: (purpose, value, proof) => keysFor(purpose).some((key) => {
      const [expected, offered] = [Buffer.from(sign(key, value)), Buffer.from(proof)];
      return expected.length === offered.length && timingSafeEqual(expected, offered);
    }),
    derive: (purpose) => keysFor(purpose).map((key) => key.toString('base64url')),
  };
}

function seal(key: Buffer, plain: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function openWithOne(
  keys: readonly Buffer[], sealed: Buffer,
): { readonly plain: string; readonly key: Buffer } {
  for (const [place, key] of keys.entries()) {
    try {
      return { plain: open(key, sealed), key };
    } catch (error) {
      if (place === keys.length - 1) throw error;
    }
  }
  throw new Error('a sealer without a secret opens nothing');
}

function open(key: Buffer, sealed: Buffer): string {
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(tag);
  const body = sealed.subarray(IV_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

function sign(key: Buffer, value: string): string {
  return createHmac('sha256', key).update(value).digest('base64url');
}
