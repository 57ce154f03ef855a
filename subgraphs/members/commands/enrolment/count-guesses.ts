import type { Actor } from '../../../kernel/actor.ts';
import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';
import { countPhoneTries } from '../../persistence/phone-tries.ts';
import type { Enrolment, EnrolmentInput } from './enrolment.ts';
import type { Roster } from './roster.ts';

/**
 * Who shows a verified phone learns whether somebody has it, and gains that member. Counted for those
 * who see members masked; answers seconds to wait by index of the request. A phone that the channel's
 * customer is known to have tells nothing new and does not count, so an import may be sent again; nor
 * does the same customer with the same phone twice in a batch.
 */
export async function countGuesses(
  tx: Tx, roster: Roster, requests: readonly BatchRequest<EnrolmentInput>[],
  read: readonly ({ readonly enrolment: Enrolment } | object)[],
): Promise<Map<number, number>> {
  const guesses = new Map<string, { indexes: number[]; actor: Actor; phones: string[] }>();
  read.forEach((item, index) => {
    if (!('enrolment' in item)) return;
    const { phone, phoneVerified, channelId, externalId } = item.enrolment;
    if (phone === null || !phoneVerified) return;
    if (roster.ofIdentity(item.enrolment)?.verifiedPhone === phone) return;
    const { actor } = requests[index]!;
    const key = JSON.stringify([actor.id, channelId, externalId ?? index, phone]);
    const guess = guesses.get(key) ?? { indexes: [], actor, phones: [phone] };
    guess.indexes.push(index);
    guesses.set(key, guess);
  });
  const asked = [...guesses.values()];
  const waits = await countPhoneTries(tx.sql, asked, tx.now);
  const refused = new Map(asked.flatMap(({ indexes }, at) =>
    (waits[at] === null ? [] : indexes.map((index): [number, number] => [index, waits[at]!]))));
  if (refused.size > 0) tx.keepRefused();
  return refused;
}
