/** A move of a tier as loyalty tells it: from then on it is `to`. */
export interface TierMove { readonly at: Date; readonly from: string; readonly to: string }

export interface TierKnown {
  /** Its tier now. */
  readonly tier: string;
  /** Its last moves, newest first. */
  readonly moves: readonly TierMove[];
  /** Whether there are no older ones. */
  readonly isWhole: boolean;
}

/**
 * The tier of a member at a moment; null where its last moves do not reach back so far.
 *
 * Example: silver until noon, gold since: a sale of eleven is a silver one, also when it is recorded in the evening.
 */
export function tierAt({ tier, moves, isWhole }: TierKnown, at: Date): string | null {
  const last = moves.find((move) => move.at <= at);
  if (last) return last.to;
  return isWhole ? moves.at(-1)?.from ?? tier : null;
}
