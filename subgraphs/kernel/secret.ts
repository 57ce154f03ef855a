import { hkdfSync } from 'node:crypto';

/** A key for one purpose from the house's one secret; knowing it tells nothing about the others. */
export function deriveSecret(secret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, 'karat', purpose, 32)).toString('base64url');
}

/** The same of the present secret and, while the house changes it, of the one before. */
export function deriveSecrets(
  secret: string, previous: string | undefined, purpose: string,
): readonly string[] {
  return [secret, ...(previous === undefined || previous === secret ? [] : [previous])]
    .map((one) => deriveSecret(one, purpose));
}
