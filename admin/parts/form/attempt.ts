/**
 * A key belongs to what is sent: the same values again (a lost answer, a second press) carry the same key and
 * are done once; changed values get a new one. Values and key survive a failed save and a reload.
 */
export interface Attempt<Values> {
  readonly values: Values;
  readonly key: string;
  readonly sent: string | null;
}

const PREFIX = 'karat.draft.';

export function readAttempt<Values>(name: string): Attempt<Values> | null {
  try {
    const text = sessionStorage.getItem(PREFIX + name);
    return text ? (JSON.parse(text) as Attempt<Values>) : null;
  } catch {
    return null;
  }
}

export function writeAttempt<Values>(name: string, attempt: Attempt<Values>): void {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(attempt));
}

/** Drafts belong to who typed them: none is left for the next to sign in. */
export function clearAttempts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

export function clearAttempt(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

/** The key to send these values with. */
export function keyFor<Values>(
  values: Values,
  former: Attempt<Values> | null,
  newKey: () => string,
): Attempt<Values> {
  const sent = JSON.stringify(values);
  const key = former && former.sent === sent ? former.key : newKey();
  return { values, key, sent };
}
