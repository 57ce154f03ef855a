import { refused, type Outcome } from '../outcome.ts';
import { joined, ownersOf, type FactKeys, type Needs } from './facts.ts';
import type { Learnt } from './learn.ts';

interface Wanting {
  readonly index: number;
  readonly keys: FactKeys;
}

/**
 * Runs a command; what it refused because a thing of another room is unknown here is asked of its
 * owner, once for all of them and outside any transaction, and decided again. Refusals come one after
 * the other (no outlet, then no item), so it goes on while something is named that was not asked for.
 * While an owner is away nobody can say that there is no such thing: then the answer is to try again.
 */
export async function withFacts<Item extends { readonly input: unknown }, Value, Code extends string>(
  needs: Needs<any> | undefined, learn: (keys: FactKeys) => Promise<Learnt>, items: readonly Item[],
  run: (items: readonly Item[]) => Promise<readonly Outcome<Value, Code>[]>,
): Promise<Outcome<Value, Code | 'TRY_AGAIN'>[]> {
  const outcomes: Outcome<Value, Code | 'TRY_AGAIN'>[] = [...await run(items)];
  if (!needs) return outcomes;
  const asked = new Set<string>();
  const away = new Set<string>();
  for (;;) {
    const wanting = wantingOf(needs, items, outcomes).filter(({ keys }) =>
      namesOf(keys).some((name) => !asked.has(name)));
    if (wanting.length === 0) break;
    const keys = joined(wanting.map((one) => one.keys));
    const learnt = await learn(keys);
    for (const name of namesOf(keys)) asked.add(name);
    for (const owner of learnt.away) away.add(owner);
    if (!learnt.told) break;
    const again = await run(wanting.map(({ index }) => items[index]!));
    wanting.forEach(({ index }, position) => { outcomes[index] = again[position]!; });
  }
  if (away.size === 0) return outcomes;
  for (const { index, keys } of wantingOf(needs, items, outcomes)) {
    if (ownersOf(keys).some((owner) => away.has(owner))) outcomes[index] = tryAgain(outcomes[index]!);
  }
  return outcomes;
}

function namesOf(keys: FactKeys): string[] {
  return Object.entries(keys).flatMap(([kind, asked]) => asked.map((key) => `${kind} ${key}`));
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
