import { momentIn } from './moments.ts';
import { instantAt } from './zones.ts';

/** A moment as forms keep it: the wall time of a zone that it does not name. */
const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?$/;

/**
 * The same instants by the clocks of another zone, wherever moments stand in what a form keeps.
 * Example: 2026-11-28 20:00 in Shanghai is 2026-11-28 21:00 in Tokyo. Days, numbers and words stay.
 */
export function rezoned<Value>(value: Value, from: string, to: string): Value {
  if (from === to) return value;
  const turn = (one: unknown): unknown => {
    if (typeof one === 'string') return MOMENT.test(one) ? momentIn(instantAt(one, from), to) : one;
    if (Array.isArray(one)) return one.map(turn);
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, turn(part)]));
  };
  return turn(value) as Value;
}
