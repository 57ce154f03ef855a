/**
 * What of the credit that paid a line comes back with the pieces that are returned of it, as store credit at its
 * original value (domain.md section 4). By pieces, never by money: a refund of money without a piece gives no credit
 * back. All pieces together give exactly all of it.
 *
 * Example: a line of two pieces, paid with 100,001 of old gold: one back gives 50,000, the second 50,001. A cent that
 * is refunded while the ring stays gives none.
 */
export interface PaidLine {
  readonly shareMinor: bigint;
  readonly quantity: bigint;
}

/** Of all returns so far together; what earlier ones gave back is taken off by the caller. */
export function givenBack({ shareMinor, quantity }: PaidLine, leftQuantity: bigint): bigint {
  return (shareMinor * (quantity - leftQuantity)) / quantity;
}

/** Where it goes: to the accounts that it was spent from, the last one first, none gets more than it gave. */
export function sharedBack(
  amountMinor: bigint, spent: readonly { readonly accountId: string; readonly leftMinor: bigint }[],
): { readonly accountId: string; readonly minor: bigint }[] {
  let rest = amountMinor;
  return [...spent].reverse().flatMap(({ accountId, leftMinor }) => {
    const minor = rest < leftMinor ? rest : leftMinor;
    rest -= minor;
    return minor > 0n ? [{ accountId, minor }] : [];
  });
}

/** What a sale takes of each account, in order; what none of them has is owed by the first. */
export function takenFrom(
  amountMinor: bigint, accounts: readonly { readonly accountId: string; readonly balanceMinor: bigint }[],
): { readonly accountId: string; readonly minor: bigint }[] {
  let rest = amountMinor;
  const taken = accounts.map(({ accountId, balanceMinor }) => {
    const has = balanceMinor > 0n ? balanceMinor : 0n;
    const minor = rest < has ? rest : has;
    rest -= minor;
    return { accountId, minor };
  });
  if (taken[0]) taken[0] = { ...taken[0], minor: taken[0].minor + rest };
  return taken.filter(({ minor }) => minor > 0n);
}
