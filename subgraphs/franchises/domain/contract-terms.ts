/**
 * Terms of a contract are dated: an edit adds terms from a day on and leaves what was agreed before. In force
 * on a day are those of the latest day that is not after it, of one day the newest; before the first, the first.
 *
 * Example: agreed from 2023-01-01, territory changed from 2025-06-01, that corrected later for the same day: the
 * first until 2025-05-31, the correction from 2025-06-01.
 */
export interface Terms {
  readonly number: string;
  /** Days of the contract, 'YYYY-MM-DD'. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly territory: string;
}

export interface DatedTerms extends Terms {
  /** From this day on. */
  readonly effectiveOn: string;
  /** Counts what was agreed, from 1. */
  readonly version: number;
}

export function termsOn<Dated extends DatedTerms>(all: readonly Dated[], day: string): Dated | null {
  const inOrder = [...all].sort((a, b) => (a.effectiveOn === b.effectiveOn
    ? a.version - b.version : a.effectiveOn < b.effectiveOn ? -1 : 1));
  return inOrder.findLast(({ effectiveOn }) => effectiveOn <= day) ?? inOrder[0] ?? null;
}

/** Where an edit does not say from when: today, within the days of the contract. */
export function effectiveDay({ startsOn, endsOn }: Terms, today: string): string {
  if (today < startsOn) return startsOn;
  return endsOn !== null && today > endsOn ? endsOn : today;
}

export function sameTerms(a: Terms, b: Terms): boolean {
  return a.number === b.number && a.startsOn === b.startsOn && a.endsOn === b.endsOn
    && a.territory === b.territory;
}

/**
 * Another contract begins after the last day of the one before. Terms of the same number, or from the same first day
 * (a number that was corrected), are an edit of the same contract and overlap with nothing.
 *
 * Example: FC-1 runs 2023-01-01 to 2028-12-31: FC-2 from 2028-12-31 overlaps, from 2029-01-01 follows; from 2026 it
 * follows once FC-1 was ended on 2025-12-31.
 */
export function overlaps(newest: Terms, terms: Terms): boolean {
  if (newest.number === terms.number || newest.startsOn === terms.startsOn) return false;
  return (newest.endsOn === null || terms.startsOn <= newest.endsOn)
    && (terms.endsOn === null || newest.startsOn <= terms.endsOn);
}

/**
 * What is added when the partner ends today: the contract in force ends today (one that begins today or later on its
 * first day; one that has ended stays as it is), and so it says from every later day on for which others were agreed.
 *
 * Example: FC-1 runs 2023-01-01 to 2028-12-31, with other terms from 2027-01-01; ended on 2026-09-15: terms from
 * 2026-09-15 and from 2027-01-01 on that end on 2026-09-15.
 */
export function endingTerms(known: readonly DatedTerms[], today: string): DatedTerms[] {
  const inForce = termsOn(known, today);
  if (!inForce) return [];
  const last = inForce.startsOn > today ? inForce.startsOn : today;
  const isOver = inForce.endsOn !== null && inForce.endsOn <= last;
  const later = [...new Set(known.map(({ effectiveOn }) => effectiveOn))].filter((day) => day > today).sort();
  const days = isOver ? later : [today, ...later];
  const newest = Math.max(...known.map(({ version }) => version));
  return days.map((effectiveOn, index) => (
    { ...inForce, endsOn: isOver ? inForce.endsOn : last, effectiveOn, version: newest + index + 1 }));
}
