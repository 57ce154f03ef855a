import type { Actor } from '../../../kernel/actor.ts';
import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';
import { pseudonymsTo } from '../../persistence/find-served.ts';
import type { Enrolment, EnrolmentInput } from './enrolment.ts';
import type { Roster } from './roster.ts';

/**
 * Requests, by index, whose phone would lead a franchise to somebody whom it knows as a pseudonym only: it would learn
 * whose pseudonym that is. Whoever is a member already shows its code at the counter; then it is served there, and
 * enrolled like everybody else. The phone stays a guess that counts.
 */
export async function findHidden(
  tx: Tx, roster: Roster, requests: readonly BatchRequest<EnrolmentInput>[],
  read: readonly ({ readonly enrolment: Enrolment } | object)[],
): Promise<ReadonlySet<number>> {
  const asked = new Map<Actor, { index: number; memberId: string }[]>();
  read.forEach((item, index) => {
    const { actor } = requests[index]!;
    if (actor.kind !== 'tenant' || !('enrolment' in item)) return;
    const holder = roster.ofPhone(item.enrolment);
    // Who is known by the identity shown is known anyway.
    if (!holder || roster.ofIdentity(item.enrolment)?.id === holder.id) return;
    asked.set(actor, [...asked.get(actor) ?? [], { index, memberId: holder.id }]);
  });
  const hidden = new Set<number>();
  for (const [actor, led] of asked) {
    const unnamed = await pseudonymsTo(tx, actor, led.map(({ memberId }) => memberId));
    led.filter(({ memberId }) => unnamed.has(memberId)).forEach(({ index }) => hidden.add(index));
  }
  if (hidden.size > 0) tx.keepRefused();
  return hidden;
}
