import { createHmac } from 'node:crypto';

/**
 * A redemption is fetched with a code 核销码 of ten letters and digits that are read aloud without mistakes (no I, L, O,
 * U): 50 bits of an HMAC of its id, so that its member is told the same code again and no row holds it. Kept is an
 * HMAC of the code alone.
 * Example: "7k2qf-m9x3d" is 7K2QFM9X3D, and so is "7K2Q FM9X 3D".
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function pickupCode(key: string, redemptionId: string): string {
  const bits = createHmac('sha256', key).update(`code:${redemptionId}`).digest().readBigUInt64BE() >> 14n;
  return Array.from({ length: 10 }, (_, n) => LETTERS[Number((bits >> BigInt(45 - 5 * n)) & 31n)]).join('');
}

/** The form that is compared, or null for what can be no code. */
export function readPickupCode(text: string): string | null {
  const plain = text.length > 100 ? ''
    : text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(plain) ? plain : null;
}

/** What a row keeps. */
export function codeHash(key: string, code: string): string {
  return createHmac('sha256', key).update(`hash:${code}`).digest('base64url');
}

/** As it is shown: 7K2QF-M9X3D. */
export const spelled = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
