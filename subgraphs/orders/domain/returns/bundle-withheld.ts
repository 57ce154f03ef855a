/**
 * What a refund is less by because a bundle of the order is no longer whole, where its terms say so: the reduction that
 * what stays had of it, in all. So the refund is what was paid less what that costs without the bundle. A bundle of
 * which nothing has come back, or nothing stays, withholds nothing. A line without base left is gone, as it is for
 * coupons: its whole value came back, though no piece did.
 *
 * Example: 899,900 and 1,580,800 for 2,200,000, shares 101,827 and 178,873: paid 798,073 and 1,401,927. The second
 * comes back: 101,827 withheld, refund 1,300,100, and 899,900 stays paid for the first. The same where no piece but the
 * amount 1,401,927 comes back for the second.
 */
export interface BundledLine {
  readonly bundleNo: number | null;
  readonly bundleDiscountMinor: bigint | null;
  readonly recheck: boolean | null;
  readonly quantity: number;
  readonly returnedQuantity: number;
  readonly baseMinor: bigint;
  readonly returnedBaseMinor: bigint;
}

export function bundleWithheld(lines: readonly BundledLine[]): bigint {
  return withheldLines(lines).reduce((sum, line) => sum + shareLeft(line), 0n);
}

/** The lines whose reduction is withheld for what stays of them: those of bundles that are no longer whole. */
export function withheldLines<Line extends BundledLine>(lines: readonly Line[]): Line[] {
  const broken = new Set(lines.flatMap((line) => (
    line.bundleNo !== null && line.recheck && isPartlyGone(line) ? [line.bundleNo] : [])));
  return lines.filter(({ bundleNo }) => bundleNo !== null && broken.has(bundleNo));
}

/** What comes back of a price alone takes nothing out of a bundle. */
function isPartlyGone({ returnedQuantity, baseMinor, returnedBaseMinor }: BundledLine): boolean {
  return returnedQuantity > 0 || (baseMinor > 0n && returnedBaseMinor >= baseMinor);
}

/** As the line's base: in proportion to pieces or to base, whichever leaves less. */
function shareLeft(
  { bundleDiscountMinor, quantity, returnedQuantity, baseMinor, returnedBaseMinor }: BundledLine,
): bigint {
  const share = bundleDiscountMinor ?? 0n;
  const byPieces = (share * BigInt(quantity - returnedQuantity)) / BigInt(quantity);
  if (baseMinor === 0n) return byPieces;
  const byBase = (share * (baseMinor - returnedBaseMinor)) / baseMinor;
  return byBase < byPieces ? byBase : byPieces;
}
