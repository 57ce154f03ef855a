const formats = new Map<string, Intl.DateTimeFormat>();

/** Of Intl's languages Swedish writes 2026-11-28 19:33:05. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, made);
  return made;
}

/** What the clocks of a zone show at an instant: '2026-11-28 19:33:05'. */
export const wallTime = (at: Date, zone: string): string => formatOf(zone).format(at);

/**
 * The instant at which the clocks of a zone show a day and a time; of an hour that comes twice the first, of one that
 * is left out the same distance after the change.
 */
export function instantAt(wall: string, zone: string): Date {
  const asUtc = Date.parse(`${wall.replace(' ', 'T')}Z`);
  const offsetAt = (ms: number) => Date.parse(`${wallTime(new Date(ms), zone).replace(' ', 'T')}Z`) - ms;
  const [before, after] = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)];
  const early = asUtc - Math.max(before, after);
  const fits = (ms: number) => ms + offsetAt(ms) === asUtc;
  if (fits(early)) return new Date(early);
  const late = asUtc - Math.min(before, after);
  return new Date(fits(late) ? late : asUtc - before);
}

const DAY_MS = 86_400_000;

/** Where the reader's own clock stands. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
