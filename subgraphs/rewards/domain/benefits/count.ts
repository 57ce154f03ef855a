/** One more that was bought or given, and how many of it are left. */
export interface Extra {
  readonly id: string;
  readonly left: number;
  /** Last day; null: it stays. */
  readonly until: string | null;
}

export interface Counted {
  /** So many a year by the tier; null: as many as one likes. */
  readonly perYear: number | null;
  /** Of these, used, booked or missed in the year. */
  readonly used: number;
  readonly extras: readonly Extra[];
}

/** Where a use is taken from: an extra, the year's own, or nowhere. */
export type Source = { readonly extraId: string } | 'allowance' | null;

/**
 * What was bought or given is used first, what ends soonest before the rest (9.4). Example: silver has 4 cleanings a
 * year: the fifth is refused; one that was bought for 500 points is used before them.
 */
export function sourceOf({ perYear, used, extras }: Counted, day: string): Source {
  const [first] = usable(extras, day);
  if (first) return { extraId: first.id };
  return perYear === null || used < perYear ? 'allowance' : null;
}

export function usable(extras: readonly Extra[], day: string): Extra[] {
  return extras.filter(({ left, until }) => left > 0 && (until === null || until >= day))
    .sort((a, b) => compare(a.until ?? '9999', b.until ?? '9999') || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is left in all; null: as many as one likes. */
export function leftOf({ perYear, used, extras }: Counted, day: string): number | null {
  if (perYear === null) return null;
  const more = usable(extras, day).reduce((sum, { left }) => sum + left, 0);
  return Math.max(0, perYear - used) + more;
}
