import { isRestricted } from '../../../kernel/actor.ts';
import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';

/**
 * For each request its member, or null for nobody: restricted actors reach only their own people, the others
 * everybody. One statement for each restricted actor.
 */
export async function membersInReach(
  tx: Tx, requests: readonly BatchRequest<{ readonly memberId: string | null }>[],
): Promise<(string | null)[]> {
  const seen = new Map<string, ReadonlySet<string>>();
  const restricted = requests.filter(({ actor }) => isRestricted(actor));
  for (const [actorId, own] of Map.groupBy(restricted, ({ actor }) => actor.id)) {
    const ids = own.flatMap(({ input }) => input.memberId ?? []);
    seen.set(actorId, await tx.visible(ids, own[0]!.actor));
  }
  return requests.map(({ actor, input: { memberId } }) => {
    if (memberId === null || !isRestricted(actor)) return memberId;
    return seen.get(actor.id)?.has(memberId) ? memberId : null;
  });
}
