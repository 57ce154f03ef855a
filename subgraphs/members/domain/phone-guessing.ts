import { maskPhone } from './mask.ts';

/**
 * Phones are not to be found by trying. Whoever sees members masked (a franchise, a partner channel)
 * may show and search phones as its business needs, but not so many that the hidden digits of one, or
 * the members among many, could be guessed: at most ten numbers that look alike when masked in a day,
 * and in an hour 100 by a person of a franchise, 20,000 by a channel's program. Head office and
 * services, who see all members anyway, are not counted, and neither is a phone its member has.
 *
 * Example: +86138****5678 hides 10,000 numbers. The eleventh tried within a day is refused, as is the
 * right one after it; to try all takes a franchise more than two years.
 */
export interface PhoneBudget {
  /** What the numbers counted here look like; empty for all of one actor. */
  readonly mask: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;
export const ALIKE_A_DAY = 10;
export const PHONES_AN_HOUR: Readonly<Record<string, number>> = { tenant: 100, channel: 20_000 };

/** What a try of these phones counts against; nothing for actors who see every member. */
export function budgetsOf(actorKind: string, phones: readonly string[]): PhoneBudget[] {
  const limit = PHONES_AN_HOUR[actorKind];
  if (limit === undefined || phones.length === 0) return [];
  const masks = [...new Set(phones.map(maskPhone))];
  return [
    { mask: '', limit, windowSeconds: HOUR },
    ...masks.map((mask) => ({ mask, limit: ALIKE_A_DAY, windowSeconds: DAY })),
  ];
}
