import { decidePublication, NOTHING_AROUND, type Around, type Figures, type Rule } from './publication.ts';

/**
 * A price of the board 今日金价 or a table of rates 汇率表 that is taken back 撤下: it was in force until then, and the
 * one before it is again. That moves what is in force like a new one does, so a far move needs two persons, too.
 *
 * Example, limit 500: 800 was followed by 1,012, by two persons; by one person it does not become 800 again.
 */

/** What is asked of one that was published, whether it still is or was taken back. */
export interface Entry {
  readonly effectiveAt: Date;
  readonly enteredAt: Date;
  /** Who confirmed it; null where nobody had to. */
  readonly decidedBy: string | null;
  readonly withdrawnAt: Date | null;
  /** Of a withdrawn one: whoever else agreed to it; null where one person took it back. */
  readonly withdrawalAskedById: string | null;
}

/**
 * Of the entries of one kind the one that people know it by: entered by `seenUntil`, or confirmed. One that
 * was taken back since is it still, or what one person may not enter could be reached by taking back; not where
 * two have agreed to that, who saw what comes instead. Where no other was seen, the last that was taken back.
 *
 * Example, limit 500: 838 taken back to 800 (−4.6 %), then 762 entered: against 838 it is −9.1 %, and held.
 */
export function knownEntry<Known extends Entry>(
  entries: readonly Known[], { seenUntil, before = null }: { seenUntil: Date; before?: Date | null },
): Known | null {
  const agreedAt = latest(entries.filter(({ withdrawalAskedById }) => withdrawalAskedById), tookBack)?.withdrawnAt;
  const stood = entries.filter(({ effectiveAt, withdrawnAt }) => (!before || effectiveAt < before)
    && (!withdrawnAt || effectiveAt < withdrawnAt && !(agreedAt && withdrawnAt <= agreedAt)));
  const seen = stood.filter(({ enteredAt, decidedBy }) => enteredAt <= seenUntil || decidedBy !== null);
  return latest(seen.filter(({ withdrawnAt }) => !withdrawnAt || withdrawnAt > seenUntil), begins)
    ?? latest(seen, tookBack) ?? latest(stood.filter(({ withdrawnAt }) => withdrawnAt), tookBack);
}

const begins = ({ effectiveAt }: Entry) => effectiveAt.getTime();
const tookBack = ({ withdrawnAt }: Entry) => withdrawnAt?.getTime() ?? 0;

/** Of several of one moment the one that is still published. */
function latest<Known extends Entry>(entries: readonly Known[], at: (entry: Known) => number): Known | null {
  return entries.reduce<Known | null>((found, entry) => (!found || at(entry) > at(found)
    || at(entry) === at(found) && !entry.withdrawnAt ? entry : found), null);
}

/** Between which figures one is taken back. */
export interface TakenBack {
  /** Its own where it is in force; null where it is still to come. */
  readonly inForce: Figures | null;
  /** That are in force instead; null: none. */
  readonly before: Figures | null;
  /** That people know it by. */
  readonly known: Figures | null;
  /** The next ones; one that a second person confirmed is no step that nobody saw. */
  readonly after: { readonly figures: Figures; readonly decidedBy: string | null } | null;
}

/**
 * One that is taken back brings the one before it back, and leaves that one before the next: whether either is
 * further than one person may move it. With nothing before it all its figures are left out: a board may be
 * emptied by one person, a programme's last table leaves no payment to be converted.
 */
export function comesBackFar({ inForce, before, known, after }: TakenBack, rule: Rule): boolean {
  if (!before) return inForce !== null && !rule.mayLeaveOut;
  const isFar = (next: Figures, around: Partial<Around>) =>
    decidePublication(next, { ...NOTHING_AROUND, ...around }, rule).state === 'held';
  if (inForce && isFar(before, { before: inForce, seen: known })) return true;
  return after !== null && after.decidedBy === null && isFar(after.figures, { before });
}
