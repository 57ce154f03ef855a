import { instantOf, momentIn, readMoment } from './moments.ts';
import { instantAt } from './zones.ts';

/** Fields that ask for a moment are called so in every form; a note may look like a moment and is none. */
export const MOMENT_NAME = /(?:At|From)$/;

/**
 * The same instants by the clocks of another zone, wherever moments stand in what a form keeps.
 * Example: 2026-11-28 20:00 in Shanghai is 2026-11-28 21:00 in Tokyo. Days, numbers and words stay, and what no
 * clock shows (25:00, 30 February) stays as it was typed.
 */
export function rezoned<Value>(value: Value, from: string, to: string): Value {
  if (from === to) return value;
  return withMoments(value, (kept) =>
    (readMoment(kept, 'zh') === kept ? momentIn(instantAt(kept, from), to) : kept)) as Value;
}

/** What a form keeps, its moments as the instants that are sent: the same by whichever clocks they are told. */
export const asInstants = (value: unknown, zone: string): unknown =>
  withMoments(value, (kept) => instantOf(kept, zone) ?? kept);

function withMoments(value: unknown, turn: (kept: string) => string, name = ''): unknown {
  if (typeof value === 'string') return MOMENT_NAME.test(name) ? turn(value) : value;
  if (Array.isArray(value)) return value.map((one) => withMoments(one, turn, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withMoments(part, turn, key)]));
}
