/**
 * A coupon's own code 券码: three groups of four signs out of 32 that nobody mixes up, 60 bits of chance, so that a
 * guess finds one in a billion coupons once in a billion tries. Read as people type it: case, spaces and dashes do
 * not matter. Example: 'k7qm 2wxa-93ht' → 'K7QM2WXA93HT'.
 */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 12;

/** `chance` has at least 12 bytes from a source of chance. */
export function couponCodeFrom(chance: Uint8Array): string {
  return [...chance.slice(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** Null for what is no code of a coupon. */
export function readCouponCode(text: string): string | null {
  const code = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/gu, '');
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}
