/**
 * Funnel 转化漏斗 of a live room, in members (domain.md section 6): who saw its announcement, came in, did something,
 * claimed, paid, and kept it until the return window was over. Whoever is further has been everywhere before: a member
 * who claimed by another way than the one that was told has entered.
 */
export interface Reached {
  readonly reached: boolean;
  readonly entered: boolean;
  readonly interacted: boolean;
  readonly claimed: boolean;
  readonly paid: boolean;
  readonly kept: boolean;
  /** How many are alike; 1 when left out. */
  readonly n?: number;
}

export const STEPS = ['reached', 'entered', 'interacted', 'claimed', 'paid', 'kept'] as const;
export type Step = typeof STEPS[number];

/**
 * Lost from one step to the next, in parts per ten thousand; null where nobody was before. Interacting is no condition
 * of claiming: from there on it is the loss since entering.
 * Example: 1,000 entered, 187 paid: 8,130 were lost, 18.7 % converted.
 */
export function lostBps(before: number, after: number): number | null {
  return before === 0 ? null : Math.round(((before - after) * 10_000) / before);
}

/** Which step each one is compared with. */
export const BEFORE: Readonly<Record<Step, Step | null>> = {
  reached: null, entered: 'reached', interacted: 'entered', claimed: 'entered', paid: 'claimed', kept: 'paid',
};

/** Counts a step includes whoever came further. */
export function countSteps(members: readonly Reached[]): Record<Step, number> {
  const counts = { reached: 0, entered: 0, interacted: 0, claimed: 0, paid: 0, kept: 0 };
  for (const { reached, entered, interacted, claimed, paid, kept, n = 1 } of members) {
    const hasPaid = paid || kept;
    const hasClaimed = claimed || hasPaid;
    const hasEntered = entered || interacted || hasClaimed;
    counts.reached += n * Number(reached || hasEntered);
    counts.entered += n * Number(hasEntered);
    counts.interacted += n * Number(interacted);
    counts.claimed += n * Number(hasClaimed);
    counts.paid += n * Number(hasPaid);
    counts.kept += n * Number(kept);
  }
  return counts;
}
