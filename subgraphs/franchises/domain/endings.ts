/**
 * Franchises that have ended, and who stands for each of them since: its successor, whoever followed that one when it
 * ended, too; in the end head office (null).
 *
 * Example: FA ends in May with FB as its successor, FB ends in July without one. In April FA is FA, in June FB, in
 * August head office.
 */
export interface Ending {
  readonly franchiseId: string;
  /** From then on nobody is at home there. */
  readonly closedAt: Date;
  /** Null: head office. */
  readonly successorId: string | null;
}

/** Who this franchise is at that moment; null is head office. */
export function heirAt(endings: readonly Ending[], franchiseId: string | null, at: Date): string | null {
  const ending = endings.find((one) => one.franchiseId === franchiseId);
  // A successor was open when it was named: no chain leads back.
  return ending && ending.closedAt <= at ? heirAt(endings, ending.successorId, at) : franchiseId;
}
