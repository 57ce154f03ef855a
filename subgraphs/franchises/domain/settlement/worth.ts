/**
 * What the entries of a rebate are worth to one side of it when a dispute was decided (domain.md section 9.5): a return
 * takes what it was booked with, at most what is left, and all of that when nothing remains of the rebate. So what a
 * decision took, a return does not take again; head office bears the rest.
 *
 * Example: 26,997 accrued, decided to be 20,000, then the order comes back whole: the return takes 20,000, head office
 * bears 6,997. Decided to be nothing: the return takes nothing. 30,000 decided: it takes 30,000.
 */
export interface SideEntry {
  /** Above zero: what accrued; below: what was taken back. In the order in which they were booked. */
  readonly bookedMinor: bigint;
  /** What it was decided to be worth; 0 while a dispute that an earlier statement left open is. */
  readonly decidedMinor: bigint | null;
}

export function worthOf(entries: readonly SideEntry[]): bigint[] {
  let [left, booked] = [0n, 0n];
  return entries.map(({ bookedMinor, decidedMinor }) => {
    booked += bookedMinor;
    const said = decidedMinor ?? (bookedMinor < 0n && booked === 0n ? -left : bookedMinor);
    const worth = said < -left ? -left : said;
    left += worth;
    return worth;
  });
}
