import { personOfPage } from '../../auth/person.ts';
import { houseZone } from '../../reading/house-zone.ts';
import { asInstants, rezoned } from '../../reading/rezone.ts';

/**
 * What somebody typed into a form, from the first key on. A key belongs to what is sent: the same values again (a lost
 * answer, a second press) carry the same key and are done once; changed values get a new one. Kept for this tab and
 * this person only, for a working day: never on disk for the next one at the counter.
 */
export interface Attempt<Values> {
  readonly values: Values;
  readonly key: string;
  /** What was sent, its moments as instants: another region's clocks make no other deed of it. */
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
  const attempt = storedAt<Values>(placeOf(name));
  return attempt && Date.now() - (attempt.at ?? 0) < KEPT_MS ? inZone(attempt, houseZone()) : null;
}

function storedAt<Values>(place: string): Attempt<Values> | null {
  try {
    const text = sessionStorage.getItem(place);
    return text ? (JSON.parse(text) as Attempt<Values>) : null;
  } catch {
    return null;
  }
}

/**
 * As it would have been typed by these clocks. What was sent is told in instants, also where an older page kept it by
 * its clocks; when clocks are unknown here, what was typed is lost, never the keys of what may have been done.
 */
export function inZone<Values>(attempt: Attempt<Values>, to: string): Attempt<Values> {
  const { zone: from = to, values, seen, sent, lost } = attempt;
  const told = (text: string): string => JSON.stringify(asInstants(JSON.parse(text), from));
  try {
    return {
      ...attempt, zone: to, values: rezoned(values, from, to), seen: rezoned(seen, from, to),
      sent: sent === null ? null : told(sent), lost: lost?.map((one) => ({ ...one, sent: told(one.sent) })),
    };
  } catch {
    return { ...attempt, zone: to, values: {} as Values, seen: undefined };
  }
}

/**
 * A full or closed storage loses a draft, never the deed. What was sent under another region's clocks, before its
 * answer came or failed to, keeps the zone that it was typed in.
 */
export function writeAttempt<Values>(name: string, attempt: Attempt<Values>): void {
  try {
    const { zone = houseZone() } = attempt;
    sessionStorage.setItem(placeOf(name), JSON.stringify({ ...attempt, at: Date.now(), zone }));
  } catch {
    sessionStorage.removeItem(placeOf(name));
  }
}

/** What stands in the form by now, what it holds to be there, and what it began with. */
export interface Typed<Values> {
  readonly values: Values;
  readonly seen: Values;
  readonly begun: Values;
}

/** What is kept by now; the key of what was sent before stays beside it. */
export function keepTyped<Values>(name: string, typed: Typed<Values>): void {
  const kept = keptOf(readAttempt<Values>(name), typed);
  if (kept) writeAttempt(name, kept);
  else clearAttempt(name);
}

/** A form as it began is no draft: opened later it would bring back what stood there then. */
export function keptOf<Values>(
  former: Attempt<Values> | null, { values, seen, begun }: Typed<Values>,
): Attempt<Values | object> | null {
  const { key = '', sent = null, lost = [] } = former ?? {};
  if (!isSame(values, begun)) return { values: values as object, key, sent, seen: seen as object, lost };
  return sent === null && lost.length === 0 ? null : { values: {}, key, sent, lost };
}

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

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
  zone = houseZone(),
): Attempt<Values> {
  const sent = JSON.stringify(asInstants(values, zone));
  const lost = former?.lost?.find((one) => one.sent === sent);
  const isSame = former !== null && former.sent === sent;
  const key = isSame ? former.key : lost?.key ?? newKey();
  return { values, sent, key, seen: former?.seen, lost: former?.lost, zone };
}

/** An answer came for these values, or none did. */
export function withLost<Values>(attempt: Attempt<Values>, isLost: boolean): Attempt<Values> {
  const others = (attempt.lost ?? []).filter(({ key }) => key !== attempt.key);
  const { sent, key } = attempt;
  return { ...attempt, lost: isLost && sent !== null ? [...others, { sent, key }].slice(-MOST_LOST) : others };
}
