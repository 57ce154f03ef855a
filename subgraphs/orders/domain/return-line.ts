/**
 * What one return takes from a line. By quantity: the line's base in proportion, floor, and the last
 * unit takes the rest. By value (a partial refund, with or without pieces coming back): the amount
 * given. Never more pieces or base than are left.
 *
 * Examples: base 100 of 3 pieces comes back one by one as 33, 33, 34; two at once are 66. Base
 * 1,205,647 with 600,000 refunded leaves 605,647.
 */
export interface LineState {
  readonly quantity: number;
  readonly returnedQuantity: number;
  readonly baseMinor: bigint;
  readonly returnedBaseMinor: bigint;
}

export interface LineReturn {
  readonly quantity: number;
  /** Base returned; null means in proportion to quantity. */
  readonly amountMinor: bigint | null;
}

export type ReturnDecision =
  | { readonly ok: true; readonly quantity: number; readonly baseMinor: bigint;
    readonly remainingBaseMinor: bigint }
  | { readonly ok: false; readonly at: 'quantity' | 'amount'; readonly leftQuantity: number;
    readonly leftBaseMinor: bigint };

export function decideReturn(line: LineState, asked: LineReturn): ReturnDecision {
  const leftQuantity = line.quantity - line.returnedQuantity;
  const leftBaseMinor = line.baseMinor - line.returnedBaseMinor;
  const left = { leftQuantity, leftBaseMinor };
  if (asked.quantity > leftQuantity) return { ok: false, at: 'quantity', ...left };
  if (asked.amountMinor !== null && asked.amountMinor > leftBaseMinor) {
    return { ok: false, at: 'amount', ...left };
  }
  const baseMinor = asked.amountMinor ?? byQuantity(line, asked.quantity, leftBaseMinor);
  return { ok: true, quantity: asked.quantity, baseMinor, remainingBaseMinor: leftBaseMinor - baseMinor };
}

function byQuantity(line: LineState, quantity: number, leftBaseMinor: bigint): bigint {
  const after = line.returnedQuantity + quantity;
  if (after === line.quantity) return leftBaseMinor;
  const upTo = (pieces: number): bigint => (line.baseMinor * BigInt(pieces)) / BigInt(line.quantity);
  const share = upTo(after) - upTo(line.returnedQuantity);
  return share < leftBaseMinor ? share : leftBaseMinor;
}

/** Wholly returned: no base is left; an order without base when every piece is back. */
export function isWhole(lines: readonly LineState[]): boolean {
  const base = lines.reduce((sum, line) => sum + line.baseMinor, 0n);
  return base > 0n
    ? lines.every((line) => line.returnedBaseMinor === line.baseMinor)
    : lines.every((line) => line.returnedQuantity === line.quantity);
}
