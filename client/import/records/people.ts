import { createHmac } from 'node:crypto';

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

/** Under a secret, since addresses are few enough to try them all against a plain digest. */
export const emailDigest = (secret: string, email: string): string =>
  createHmac('sha256', secret).update(`karat import e-mail ${email.trim().toLowerCase()}`).digest('base64url')
    .slice(0, 22);

/** Who was enrolled under the own e-mail is written so, without it. */
const OWN = '*';

/** What is written of a person: no e-mail, neither as what is known nor as the id. Null: nothing can be. */
export function writtenPerson(secret: string, { email, id }: { email: string; id: string },
): { digest: string; id: string } | null {
  const own = id.toLowerCase() === email.toLowerCase();
  if (!own && (/[\t\n@]/.test(id) || id === OWN)) return null;
  return { digest: emailDigest(secret, email), id: own ? OWN : id };
}

export const idWritten = (id: string, email: string): string => (id === OWN ? email.toLowerCase() : id);
