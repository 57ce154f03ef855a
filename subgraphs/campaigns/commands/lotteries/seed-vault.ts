import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { commitmentOf } from '../../domain/lottery.ts';
import { drawIdOf, type LotteryRow } from '../../persistence/lotteries.ts';

const SEED_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A seed at rest: AES-256-GCM (iv, tag, text), bound to its lottery, and which key opens it. */
export interface SealedSeed {
  readonly sealed: Buffer;
  readonly keyId: string;
}

/** Seals and opens seeds of lotteries (ids of the graph) with the house's keys, the present and the one before. */
export interface SeedVault {
  /** By which seeds are sealed now. */
  readonly keyId: string;
  /** A random seed of 32 bytes: its commitment and itself, sealed. */
  make(drawId: string): SealedSeed & { readonly commitment: string };
  seal(drawId: string, seed: Buffer): SealedSeed;
  /** Null: neither key opens it. */
  open(drawId: string, of: SealedSeed): Buffer | null;
}

/** Keys of any length, the present one first. */
export function vaultOf(secrets: readonly string[]): SeedVault {
  const known = secrets.map((secret) => {
    const key = createHash('sha256').update(secret).digest();
    return { key, id: createHash('sha256').update('id of ').update(key).digest('hex').slice(0, 16) };
  });
  const [present] = known;
  if (!present) throw new Error('seeds are sealed with a key of the house');
  const seal = (drawId: string, seed: Buffer): SealedSeed => (
    { sealed: encrypt(present.key, drawId, seed), keyId: present.id });
  return {
    keyId: present.id, seal,
    make: (drawId) => {
      const seed = randomBytes(SEED_BYTES);
      return { ...seal(drawId, seed), commitment: commitmentOf(seed) };
    },
    open: (drawId, { sealed, keyId }) => {
      const key = known.find(({ id }) => id === keyId);
      return key ? decrypt(key.key, drawId, sealed) : null;
    },
  };
}

function encrypt(key: Buffer, drawId: string, seed: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(drawId));
  const body = Buffer.concat([cipher.update(seed), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, drawId: string, sealed: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(drawId)).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** The seed that was promised; null: no key of the house opens it any more, or it is not the one. */
export function seedOf(lottery: LotteryRow, vault: SeedVault): Buffer | null {
  const { id, seedSealed, seedKeyId, commitment } = lottery;
  if (seedSealed === null || seedKeyId === null) return null;
  const seed = vault.open(drawIdOf(id), { sealed: Buffer.from(seedSealed), keyId: seedKeyId });
  return seed && commitmentOf(seed) === commitment ? seed : null;
}
