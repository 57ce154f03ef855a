import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';
import { countPhoneTries } from '../../persistence/phone-tries.ts';
import type { Enrolment, EnrolmentInput } from './enrolment.ts';
import type { Roster } from './roster.ts';

/**
 * Who shows a verified phone learns whether somebody has it, and gains that member. Counted for those
 * who see members masked; answers seconds to wait by index of the request. A phone that the channel's
 * customer is known to have tells nothing new and does not count, so an import may be sent again.
 */
export async function countGuesses(
  tx: Tx, roster: Roster, requests: readonly BatchRequest<EnrolmentInput>[],
  read: readonly ({ readonly enrolment: Enrolment } | object)[],
): Promise<Map<number, number>> {
  const guesses = read.flatMap((item, index) => {
    if (!('enrolment' in item)) return [];
    const { phone, phoneVerified } = item.enrolment;
    if (phone === null || !phoneVerified) return [];
    if (roster.ofIdentity(item.enrolment)?.verifiedPhone === phone) return [];
    return [{ index, actor: requests[index]!.actor, phones: [phone] }];
  });
  const waits = await countPhoneTries(tx.sql, guesses, tx.now);
  const refused = new Map(guesses.flatMap(({ index }, at): [number, number][] =>
    (waits[at] === null ? [] : [[index, waits[at]!]])));
  if (refused.size > 0) tx.keepRefused();
  return refused;
}
