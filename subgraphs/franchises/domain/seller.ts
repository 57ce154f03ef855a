/**
 * Whose a sale is: the franchise of its outlet while that is open, head office's (null) from its closing on.
 * A sale that was recorded before the closing was known makes neither a home there nor a debt.
 *
 * Example: closed on 2026-10-01 at 12:00; paid at 11:59 → the franchise's, paid at 12:00 → head office's.
 */
export interface SellingOutlet {
  readonly franchiseId: string | null;
  readonly closedAt: Date | null;
}

export function sellerAt({ franchiseId, closedAt }: SellingOutlet, paidAt: Date): string | null {
  return closedAt !== null && paidAt >= closedAt ? null : franchiseId;
}
