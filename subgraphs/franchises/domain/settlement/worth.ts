/**
 * What the entries of a rebate are worth to one side of it when a dispute was decided (domain.md section 9.5): a return
 * takes what it was booked with, at most what is left, and all of that when nothing remains of the rebate. So what a
 * decision took, a return does not take again; head office bears the rest.
 *
 * Example: 26,997 accrued, decided to be 20,000, then the order comes back whole: the return takes 20,000, head office
 * bears 6,997. Decided to be nothing: the return takes nothing. 30,000 decided: it takes 30,000.
 *
 * What was issued stays as it was issued, whenever it is of, and only the rest shares what is left. Of the 20,000, a
 * return of 5 November took 3,000; told later, one of 28 October takes the 23,997 that remain of the order: 17,000.
 */
export interface SideEntry {
  /** Above zero: what accrued; below: what was taken back. */
  readonly bookedMinor: bigint;
  /** What it was decided to be worth; 0 while a dispute that an earlier statement left open is. */
  readonly decidedMinor: bigint | null;
}

/** What was issued of the side already: as booked, and what it came to be worth. */
export interface Issued { readonly bookedMinor: bigint; readonly worthMinor: bigint }
const NOTHING: Issued = { bookedMinor: 0n, worthMinor: 0n };

/** In the order in which they were booked. */
export function worthOf(entries: readonly SideEntry[], issued = NOTHING): bigint[] {
  let [left, booked] = [issued.worthMinor, issued.bookedMinor];
  return entries.map(({ bookedMinor, decidedMinor }) => {
    booked += bookedMinor;
    const said = decidedMinor ?? (bookedMinor < 0n && booked === 0n ? -left : bookedMinor);
    const most = left > 0n ? left : 0n;
    const worth = said < -most ? -most : said;
    left += worth;
    return worth;
  });
}
