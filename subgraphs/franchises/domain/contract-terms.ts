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
