/**
 * What other rules would have made of real members 政策试算: who would be at home where, and what each franchise
 * would get and pay of the last twelve months. Counted member by member, added up by pairs and franchises.
 *
 * Example: FA's member moves to FB: one pair FA → FB; FB earns what FA does not any more.
 */
export interface TrialMove {
  /** Null is head office, or nobody. */
  readonly from: string | null;
  readonly to: string | null;
  readonly members: number;
}

export interface TrialCost {
  /** Null is head office, which only pays. */
  readonly franchiseId: string | null;
  readonly currency: string;
  /** Minor units, as homes get them and sellers owe them, by the rules of now and by those that are tried. */
  readonly earnedBefore: bigint;
  readonly earnedAfter: bigint;
  readonly owedBefore: bigint;
  readonly owedAfter: bigint;
}

export interface TrialCounts {
  readonly moves: readonly TrialMove[];
  readonly costs: readonly TrialCost[];
}

/** A rebate as one side of the comparison has it. */
export interface TrialRebate {
  readonly home: string;
  readonly payer: string | null;
  readonly currency: string;
  readonly minor: bigint;
}

export const NOTHING_COUNTED: TrialCounts = { moves: [], costs: [] };

export class TrialSums {
  readonly #moves = new Map<string, TrialMove>();
  readonly #costs = new Map<string, TrialCost>();

  constructor({ moves, costs }: TrialCounts) {
    for (const move of moves) this.#moves.set(keyOf(move.from, move.to), move);
    for (const cost of costs) this.#costs.set(keyOf(cost.franchiseId, cost.currency), cost);
  }

  moved(from: string | null, to: string | null): void {
    const members = (this.#moves.get(keyOf(from, to))?.members ?? 0) + 1;
    this.#moves.set(keyOf(from, to), { from, to, members });
  }

  cost({ home, payer, currency, minor }: TrialRebate, side: 'Before' | 'After'): void {
    this.#add(home, currency, `earned${side}`, minor);
    this.#add(payer, currency, `owed${side}`, minor);
  }

  all(): TrialCounts {
    return { moves: [...this.#moves.values()], costs: [...this.#costs.values()] };
  }

  #add(
    franchiseId: string | null, currency: string,
    sum: 'earnedBefore' | 'earnedAfter' | 'owedBefore' | 'owedAfter', minor: bigint,
  ): void {
    const key = keyOf(franchiseId, currency);
    const was = this.#costs.get(key)
      ?? { franchiseId, currency, earnedBefore: 0n, earnedAfter: 0n, owedBefore: 0n, owedAfter: 0n };
    this.#costs.set(key, { ...was, [sum]: was[sum] + minor });
  }
}

const keyOf = (one: string | null, other: string | null) => `${one ?? ''} ${other ?? ''}`;
