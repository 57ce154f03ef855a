import { refused, type Outcome } from '../outcome.ts';
import { joined, ownersOf, type FactKeys, type Needs } from './facts.ts';
import type { Learnt } from './learn.ts';

interface Wanting {
  readonly index: number;
  readonly keys: FactKeys;
}

/**
 * Runs a command; what it refused because a thing of another room is unknown here is asked of its
 * owner, once for all of them and outside any transaction, and decided again. While the owner is away
 * nobody can say that there is no such thing: then the answer is to try again.
 */
export async function withFacts<Item extends { readonly input: unknown }, Value, Code extends string>(
  needs: Needs<any> | undefined, learn: (keys: FactKeys) => Promise<Learnt>, items: readonly Item[],
  run: (items: readonly Item[]) => Promise<readonly Outcome<Value, Code>[]>,
): Promise<Outcome<Value, Code | 'TRY_AGAIN'>[]> {
  const outcomes: Outcome<Value, Code | 'TRY_AGAIN'>[] = [...await run(items)];
  const wanting = needs ? wantingOf(needs, items, outcomes) : [];
  if (wanting.length === 0) return outcomes;
  const learnt = await learn(joined(wanting.map(({ keys }) => keys)));
  if (learnt.told) {
    const again = await run(wanting.map(({ index }) => items[index]!));
    wanting.forEach(({ index }, position) => { outcomes[index] = again[position]!; });
  }
  if (learnt.away.size === 0) return outcomes;
  for (const { index, keys } of needs ? wantingOf(needs, items, outcomes) : []) {
    if (ownersOf(keys).some((owner) => learnt.away.has(owner))) outcomes[index] = tryAgain(outcomes[index]!);
  }
  return outcomes;
}

function wantingOf(
  needs: Needs<any>, items: readonly { readonly input: unknown }[],
  outcomes: readonly Outcome<unknown>[],
): Wanting[] {
  return outcomes.flatMap((outcome, index) => {
    if (outcome.ok) return [];
    const keys = joined(outcome.refusals.map((refusal) => needs(items[index]!.input, refusal) ?? {}));
    return Object.values(keys).some((asked) => asked.length > 0) ? [{ index, keys }] : [];
  });
}

function tryAgain(outcome: Outcome<unknown>) {
  return refused('TRY_AGAIN' as const, 'Whether it exists cannot be said at the moment; send it again.',
    outcome.ok ? [] : outcome.refusals[0]!.path);
}
