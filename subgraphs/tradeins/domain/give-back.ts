/**
 * What of the credit that paid a line comes back with what is returned of it, as store credit at its original value
 * (domain.md section 4): in proportion to the base, or to the pieces where the credit left no base; the last of it
 * takes the rest, so that many small returns give back what one large one does.
 *
 * Example: a line of 1,580,800 paid by 944,034 of old gold and 636,766 of money. Returned whole: 944,034. A line of two
 * pieces, paid by credit alone (100,001, base 0): one piece back gives 50,000, the second 50,001.
 */
export interface PaidLine {
  readonly shareMinor: bigint;
  readonly baseMinor: bigint;
  readonly quantity: bigint;
}

export interface Remaining { readonly baseMinor: bigint; readonly quantity: bigint }

/** Of all returns so far together; what earlier ones gave back is taken off by the caller. */
export function givenBack({ shareMinor, baseMinor, quantity }: PaidLine, left: Remaining): bigint {
  if (left.quantity === 0n) return shareMinor;
  return baseMinor > 0n ? (shareMinor * (baseMinor - left.baseMinor)) / baseMinor
    : (shareMinor * (quantity - left.quantity)) / quantity;
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
