/**
 * What a statement comes to (domain.md sections 7 and 9.5): lines, what decisions changed, without what is under
 * dispute, with what was carried in. Below zero nothing is paid and the rest is carried into the next statement.
 *
 * Example: October, a return: −3,000 → due 0, carried −3,000; November with 5,000 → due 2,000.
 */
export interface Settled {
  readonly dueMinor: bigint;
  /** Zero or less. */
  readonly carriedOutMinor: bigint;
}

export function settledBy(netMinor: bigint): Settled {
  return netMinor < 0n ? { dueMinor: 0n, carriedOutMinor: netMinor } : { dueMinor: netMinor, carriedOutMinor: 0n };
}

/**
 * What a line may be decided to be worth: nothing, or something of its entry's sign, also where the line is spared all
 * of it. Head office corrects a line, it does not turn what is owed to somebody into what they owe.
 */
export function mayBeWorth(bookedMinor: bigint, decidedMinor: bigint): boolean {
  return decidedMinor === 0n || (decidedMinor > 0n ? bookedMinor > 0n : bookedMinor < 0n);
}

/** "S-202609-f-01-CNY": one for a franchise, month and currency. */
export function statementNumber(franchiseCode: string, month: string, currency: string): string {
  return `S-${month.replace('-', '')}-${franchiseCode}-${currency}`;
}
