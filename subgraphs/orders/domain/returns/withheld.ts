/**
 * What a refund is less by because coupons of the order do not reach their threshold any more 扣回优惠. Rewards says
 * what is withheld in all for what remains (domain.md 9.3); of that goes off what earlier returns withheld. No refund
 * is below zero: what it cannot bear is left for the next one. Whatever was withheld comes back with the last piece.
 * Bases, and with them points, stay as they were sold.
 *
 * Example: due 2,075,955; the bracelet comes back, base 1,197,220, 21,165 on the ring are withheld: refund 1,176,055.
 * Then the ring, base 878,735: refund 878,735 + 21,165 = 899,900. Together 2,075,955.
 */
export interface Withholding {
  /** In all, for what remains after this return. */
  readonly targetMinor: bigint;
  readonly alreadyMinor: bigint;
  /** Base that comes back. */
  readonly baseMinor: bigint;
  readonly whole: boolean;
}

/** Below zero: what is given back beside the base. */
export function withheldNow({ targetMinor, alreadyMinor, baseMinor, whole }: Withholding): bigint {
  if (whole) return -alreadyMinor;
  const more = targetMinor - alreadyMinor;
  return more < baseMinor ? more : baseMinor;
}
