import { personOfPage } from '../../auth/person.ts';
import { houseZone } from '../../reading/house-zone.ts';
import { rezoned } from '../../reading/rezone.ts';

/**
 * What somebody typed into a form, from the first key on. A key belongs to what is sent: the same values again (a lost
 * answer, a second press) carry the same key and are done once; changed values get a new one. Kept for this tab and
 * this person only, for a working day: never on disk for the next one at the counter.
 */
export interface Attempt<Values> {
  readonly values: Values;
  readonly key: string;
  readonly sent: string | null;
  /** What the form began from: the version it holds speaks of these. */
  readonly seen?: Values | undefined;
  /** What was sent and may have been done; the same values again have the same key, whatever came between. */
  readonly lost?: readonly Sent[] | undefined;
  readonly at?: number | undefined;
  /** Whose clocks the moments among the values are told by: forms keep them without. */
  readonly zone?: string | undefined;
}

export interface Sent {
  readonly sent: string;
  readonly key: string;
}

const MOST_LOST = 20;
const PREFIX = 'karat.draft.';
const KEPT_MS = 12 * 3_600_000;

const placeOf = (name: string): string => `${PREFIX}${personOfPage()?.id ?? ''}.${name}`;

export function readAttempt<Values>(name: string): Attempt<Values> | null {
  try {
    const text = sessionStorage.getItem(placeOf(name));
    const attempt = text ? (JSON.parse(text) as Attempt<Values>) : null;
    return attempt && Date.now() - (attempt.at ?? 0) < KEPT_MS ? inZone(attempt, houseZone()) : null;
  } catch {
    return null;
  }
}

/** As it would have been typed by these clocks; what was sent is the same instants, so its key stays its own. */
export function inZone<Values>(attempt: Attempt<Values>, to: string): Attempt<Values> {
  const { zone: from = to, values, seen, sent, lost } = attempt;
  if (from === to) return attempt;
  const turned = (text: string): string => JSON.stringify(rezoned(JSON.parse(text) as unknown, from, to));
  return {
    ...attempt, zone: to, values: rezoned(values, from, to), seen: rezoned(seen, from, to),
    sent: sent === null ? null : turned(sent), lost: lost?.map((one) => ({ ...one, sent: turned(one.sent) })),
  };
}

/** A full or closed storage loses a draft, never the deed. */
export function writeAttempt<Values>(name: string, attempt: Attempt<Values>): void {
  try {
    sessionStorage.setItem(placeOf(name), JSON.stringify({ ...attempt, at: Date.now(), zone: houseZone() }));
  } catch {
    sessionStorage.removeItem(placeOf(name));
  }
}

/** What was typed by now; the key of what was sent before stays beside it. */
export function keepTyped<Values>(name: string, values: Values, seen: Values): void {
  const { key = '', sent = null, lost } = readAttempt<Values>(name) ?? {};
  writeAttempt(name, { values, key, sent, seen, lost });
}

/** Drafts belong to who typed them: none is left for the next to sign in. */
export function clearAttempts(): void {
  removeWhere((key) => key.startsWith(PREFIX));
}

export function clearAttemptsOfOthers(personId: string): void {
  removeWhere((key) => key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${personId}.`));
}

/** What was typed goes; the keys of what may have been done stay, for whoever types the same again. */
export function forgetTyped(name: string): void {
  const { lost = [] } = readAttempt(name) ?? {};
  if (lost.length === 0) clearAttempt(name);
  else writeAttempt(name, { values: {}, key: '', sent: null, lost });
}

export function clearAttempt(name: string): void {
  sessionStorage.removeItem(placeOf(name));
}

function removeWhere(isIt: (key: string) => boolean): void {
  for (const key of Object.keys(sessionStorage)) if (isIt(key)) sessionStorage.removeItem(key);
}

/** The key to send these values with. */
export function keyFor<Values>(
  values: Values,
  former: Attempt<Values> | null,
  newKey: () => string,
): Attempt<Values> {
  const sent = JSON.stringify(values);
  const lost = former?.lost?.find((one) => one.sent === sent);
  const isSame = former !== null && former.sent === sent;
  const key = isSame ? former.key : lost?.key ?? newKey();
  return { values, sent, key, seen: former?.seen, lost: former?.lost };
}

/** An answer came for these values, or none did. */
export function withLost<Values>(attempt: Attempt<Values>, isLost: boolean): Attempt<Values> {
  const others = (attempt.lost ?? []).filter(({ key }) => key !== attempt.key);
  const { sent, key } = attempt;
  return { ...attempt, lost: isLost && sent !== null ? [...others, { sent, key }].slice(-MOST_LOST) : others };
}
