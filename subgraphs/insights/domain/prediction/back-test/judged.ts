import { until, type Purchases } from '../purchase-days.ts';

/**
 * A member as somebody knew them at the end of a day, and the days on which they bought since.
 *
 * Example: bought on days 10, 50 and 90, cut at 50 and seen at 80: known are 10 and 50, nothing came.
 */
export interface Judged { readonly known: Purchases; readonly came: readonly number[] }

/** Who had bought by the cut. */
export function judgedAt(members: readonly Purchases[], cutOn: number, seenOn: number): Judged[] {
  return members.flatMap((member) => {
    const known = until(member, cutOn);
    return known.days.length === 0 ? [] : [{
      known, came: until(member, seenOn).days.slice(known.days.length),
    }];
  });
}
