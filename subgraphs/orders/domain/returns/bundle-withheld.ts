/**
 * What a refund is less by because a bundle of the order is no longer whole, where its terms say so: the reduction that
 * the pieces that stay had of it, in all. So the refund is what was paid less what those cost without the bundle. A
 * bundle of which nothing has come back, or nothing stays, withholds nothing.
 *
 * Example: 899,900 and 1,580,800 for 2,200,000, shares 101,827 and 178,873: paid 798,073 and 1,401,927. The second
 * comes back: 101,827 withheld, refund 1,300,100, and 899,900 stays paid for the first.
 */
export interface BundledLine {
  readonly bundleNo: number | null;
  readonly bundleDiscountMinor: bigint | null;
  readonly recheck: boolean | null;
  readonly quantity: number;
  readonly returnedQuantity: number;
}

export function bundleWithheld(lines: readonly BundledLine[]): bigint {
  const broken = new Set(lines.flatMap(({ bundleNo, recheck, returnedQuantity }) => (
    bundleNo !== null && recheck && returnedQuantity > 0 ? [bundleNo] : [])));
  return lines.reduce((sum, { bundleNo, bundleDiscountMinor, quantity, returnedQuantity }) => (
    bundleNo !== null && broken.has(bundleNo)
      ? sum + ((bundleDiscountMinor ?? 0n) * BigInt(quantity - returnedQuantity)) / BigInt(quantity) : sum), 0n);
}
