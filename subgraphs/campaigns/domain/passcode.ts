import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Passcode 口令 (domain.md section 6): the word spoken in the stream. NFKC, trimmed, case-folded, 4 to
 * 12 characters. Example: " 金玉满堂８８ " equals 金玉满堂88. Kept as keyed hash only.
 */
export const PASSCODE_LENGTH = { min: 4, max: 12 } as const;

/** The form that is compared, or null for what can be no passcode. */
export function normalPasscode(text: string): string | null {
  if (text.length > 200) return null;
  // There and back again folds what lower alone leaves apart: ẞ, ß and SS are one word when spoken.
  const folded = text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase()
    .normalize('NFKC').trim();
  const { length } = [...folded];
  return length >= PASSCODE_LENGTH.min && length <= PASSCODE_LENGTH.max ? folded : null;
}

/** What commands carry instead of the word: it never reaches an input hash, audit record or log. */
export function passcodeDigest(installKey: Buffer, normal: string): string {
  return createHmac('sha256', installKey).update(`passcode:${normal}`).digest('base64url');
}

/** What a session keeps: salted, so that two sessions with one word do not look alike. */
export function passcodeHash(salt: Buffer, digest: string): Buffer {
  return createHmac('sha256', salt).update(digest).digest();
}

export function opensWith(
  kept: { readonly salt: Buffer; readonly hash: Buffer }, digest: string | null,
): boolean {
  return digest !== null && timingSafeEqual(passcodeHash(kept.salt, digest), kept.hash);
}
