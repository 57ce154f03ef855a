import type { Services } from '../../kernel/graph/context.ts';
import { seedOfDay, type SeedsOf } from '../domain/formats/draw.ts';

/** What the keys of days of draws are derived for. */
const DRAW_KEY = 'days of draws';

/** Seeds of a day under the house's keys, the present one first. */
export function seedsFrom({ keys }: Services): SeedsOf {
  const known = keys(DRAW_KEY);
  return (drawId) => known.map((key) => seedOfDay(key, drawId));
}
