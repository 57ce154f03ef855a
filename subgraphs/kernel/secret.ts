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

export type KeysFor = (purpose: string) => readonly string[];

/** Keys of a room's own purposes, from what all processes of the house share; the present one first. */
export function keysFrom(shared: string | readonly string[]): KeysFor {
  return (purpose) => [shared].flat().map((secret) => deriveSecret(secret, `room ${purpose}`));
}

/** Of a room that was started without a secret. */
export const NO_KEYS: KeysFor = (purpose) => {
  throw new Error(`no secret to make keys for ${purpose} from`);
};
