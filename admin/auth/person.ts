import type { SignedIn } from './actor.ts';

/** Who this page was drawn for. */
let drawnFor: SignedIn | null = null;

export const personOfPage = (): SignedIn | null => drawnFor;

export function drawFor(person: SignedIn | null): void {
  drawnFor = person;
}
