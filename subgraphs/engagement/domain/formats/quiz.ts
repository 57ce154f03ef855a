/**
 * A question of a quiz 问答: one choice is right, a member has so many tries, and the points once. What is right is told
 * with the right answer, or when no try is left.
 *
 * Example: two tries; choice 1 is wrong and one try is left, choice 3 is right: points; whoever is wrong twice hears
 * that it was 3, and a third try is NO_TRIES_LEFT.
 */
export interface Tried {
  /** Choices of before, from 1. */
  readonly choices: readonly number[];
  readonly right: number;
  readonly tries: number;
}

export type QuizCode = 'ANSWERED' | 'NO_TRIES_LEFT';

export function refusalOfAnswer({ choices, right, tries }: Tried): QuizCode | null {
  if (choices.includes(right)) return 'ANSWERED';
  return choices.length >= tries ? 'NO_TRIES_LEFT' : null;
}

/** The right choice for whoever may know it by now, else null. */
export function revealedTo({ choices, right, tries }: Tried): number | null {
  return choices.includes(right) || choices.length >= tries ? right : null;
}
