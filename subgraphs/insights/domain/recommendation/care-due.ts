/**
 * When a piece is to be looked after 保养: what has stones has its setting checked, everything else is cleaned; bars,
 * beans and coins need nothing. Counted from the purchase, over and over: nobody tells here of services yet, so a
 * date that has passed by more than the days of the policy is taken for done, and the next one is waited for.
 *
 * Example: a diamond ring of 2026-03-01, every 180 days: due 2026-08-28. Told from 30 days before it until 30 days
 * after, then again for 2027-02-24.
 */
export interface CareRules {
  readonly settingCareDays: number;
  readonly plainCareDays: number;
  /** From so many days before until as many after it is told. */
  readonly careAheadDays: number;
}

export const CARE_WORKS = ['setting_check', 'cleaning'] as const;
export type CareWork = (typeof CARE_WORKS)[number];

export interface KeptPiece {
  readonly itemId: string;
  readonly stones: readonly string[];
  readonly demandClass: string | null;
  /** Day of the last purchase of it, days since 1970-01-01. */
  readonly boughtOn: number;
}

export interface CareDue {
  readonly itemId: string;
  readonly work: CareWork;
  readonly dueOn: number;
  readonly boughtOn: number;
  readonly everyDays: number;
}

/** The soonest first. */
export function careDue(pieces: readonly KeptPiece[], today: number, rules: CareRules): CareDue[] {
  return pieces.flatMap((piece) => dueOf(piece, today, rules))
    .toSorted((one, other) => one.dueOn - other.dueOn || (one.itemId < other.itemId ? -1 : 1));
}

function dueOf({ itemId, stones, demandClass, boughtOn }: KeptPiece, today: number, rules: CareRules): CareDue[] {
  if (demandClass === 'investment' || boughtOn > today) return [];
  const isSet = stones.length > 0;
  const everyDays = isSet ? rules.settingCareDays : rules.plainCareDays;
  const times = Math.max(1, Math.ceil((today - boughtOn - rules.careAheadDays) / everyDays));
  const dueOn = boughtOn + times * everyDays;
  return dueOn - today > rules.careAheadDays ? []
    : [{ itemId, work: isSet ? 'setting_check' : 'cleaning', dueOn, boughtOn, everyDays }];
}
