/**
 * Who earned a member's loyalty: net purchases per franchise over a trailing window.
 *
 * Amounts of different currencies are never added: the member's home currency counts; only when
 * nothing was bought in it, the currency of the newest purchase does. Head office (null) competes
 * like a franchise. Highest net wins, a tie goes to the earlier first purchase; net zero is
 * nothing.
 *
 * Example: FA 1,200,000 and FB 2,300,000 → FB; with 1,500,000 of FB returned (800,000) → FA.
 */
export interface Purchase {
  readonly orderId: string;
  /** Null is head office. */
  readonly franchiseId: string | null;
  readonly outletId: string;
  readonly paidAt: Date;
  readonly currency: string;
  readonly baseMinor: bigint;
  readonly returns: readonly { readonly at: Date; readonly baseMinor: bigint }[];
  readonly whollyReturnedAt: Date | null;
  /** Bought under an identity that was merged into this member then; counts from there on. */
  readonly joinedAt?: Date | null;
}

export interface Contribution {
  readonly franchiseId: string | null;
  /** Outlet of the newest purchase there. */
  readonly outletId: string;
  readonly netMinor: bigint;
  readonly currency: string;
  readonly firstPaidAt: Date;
}

/**
 * By payment. Of two at one instant (a list that only knows days) the outlet decides: ids of orders follow the order
 * of recording, which must decide nothing.
 */
export const inOrderOfPayment = (a: Purchase, b: Purchase): number => a.paidAt.getTime() - b.paidAt.getTime()
  || (placeOf(a) < placeOf(b) ? -1 : 1);

export const placeOf = ({ outletId, orderId }: Pick<Purchase, 'outletId' | 'orderId'>): string =>
  `${outletId} ${orderId}`;

export function rankContributions(
  purchases: readonly Purchase[], window: { from: Date; to: Date }, homeCurrency: string,
): Contribution[] {
  const inWindow = purchases
    .filter(({ paidAt, joinedAt }) => paidAt >= window.from && paidAt < window.to
      && !(joinedAt && joinedAt > window.to))
    .sort(inOrderOfPayment);
  const currency = inWindow.some((purchase) => purchase.currency === homeCurrency)
    ? homeCurrency : inWindow.at(-1)?.currency;
  const totals = new Map<string | null, Contribution>();
  for (const purchase of inWindow) {
    if (purchase.currency !== currency) continue;
    const known = totals.get(purchase.franchiseId);
    totals.set(purchase.franchiseId, {
      franchiseId: purchase.franchiseId, outletId: purchase.outletId, currency,
      netMinor: (known?.netMinor ?? 0n) + netOf(purchase, window.to),
      firstPaidAt: known?.firstPaidAt ?? purchase.paidAt,
    });
  }
  return [...totals.values()].filter(({ netMinor }) => netMinor > 0n).sort((a, b) =>
    (a.netMinor === b.netMinor
      ? a.firstPaidAt.getTime() - b.firstPaidAt.getTime()
      : a.netMinor > b.netMinor ? -1 : 1));
}

function netOf(purchase: Purchase, at: Date): bigint {
  return purchase.returns.reduce(
    (net, back) => (back.at < at ? net - back.baseMinor : net), purchase.baseMinor);
}
