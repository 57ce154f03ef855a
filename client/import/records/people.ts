import { createHash } from 'node:crypto';

/**
 * Whom earlier imports told the house of, by digests of e-mails: no address is kept. The house finds a member by the
 * id in its channel alone, so a second file about the same people needs this to name them as the first did.
 */
export interface People {
  /** The id under which somebody with this e-mail was enrolled; null when nobody was. */
  idOf(email: string): string | null;
  /** Whether an id was told with another e-mail: two systems count from 1, and their first customers are two people. */
  isAnothers(id: string, email: string): boolean;
}

export const NOBODY: People = { idOf: () => null, isAnothers: () => false };

export const emailDigest = (email: string): string =>
  createHash('sha256').update(`karat import e-mail ${email.trim().toLowerCase()}`).digest('base64url').slice(0, 22);
