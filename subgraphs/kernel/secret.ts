import { hkdfSync } from 'node:crypto';

/** A key for one purpose from the house's one secret; knowing it tells nothing about the others. */
export function deriveSecret(secret: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', secret, 'karat', purpose, 32)).toString('base64url');
}
