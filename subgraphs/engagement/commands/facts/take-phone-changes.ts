import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { phoneFinding } from '../../domain/abuse.ts';
import { noteFinding } from '../../persistence/cases.ts';
import { idsOf, lockPerson } from '../../persistence/persons.ts';
import { engagementPolicyAt } from '../../persistence/policies.ts';
import { phoneChangeTable } from '../../persistence/tables/phone-change.table.ts';
import { redemptionMomentTable } from '../../persistence/tables/redemption-moment.table.ts';

/** Another phone was told: whoever redeems soon after it is looked at, whichever of the two is heard of first. */
export const takePhoneChanges = defineCommand<EventPayloads['member.phone-changed.v1'], null, never>({
  name: 'engagement.take-phone-changes',
  execute: async (tx, { memberId, changedAt }) => {
    // Under the person's lock: of the two the later one sees the other.
    const person = await lockPerson(tx.sql, memberId);
    await tx.sql.insertInto(phoneChangeTable, [{ memberId, changedAt }], 'on conflict do nothing');
    if (person) await lookAt(tx, person.memberId, changedAt);
    return accepted(null);
  },
});

/** Points were redeemed; told again as it goes on, it stays one moment. */
export const takeRedemptions = defineCommand<EventPayloads['redemption.changed.v1'], null, never>({
  name: 'engagement.take-redemptions',
  execute: async (tx, { redemptionId, memberId, redeemedAt }) => {
    const person = await lockPerson(tx.sql, memberId);
    await tx.sql.insertInto(redemptionMomentTable, [{ redemptionId, memberId, redeemedAt }], 'on conflict do nothing');
    if (person) await lookAt(tx, person.memberId, redeemedAt);
    return accepted(null);
  },
});

/** Of a person's changes and redemptions around a moment, each pair that lies too close together. */
async function lookAt(tx: Tx, memberId: string, at: Date): Promise<void> {
  const ids = await idsOf(tx.sql, memberId);
  const { rules } = await engagementPolicyAt(tx.sql, at);
  const pairs = await tx.sql.all<{ redemption_id: string; redeemed_at: Date; changed_at: Date }>`
    select r.redemption_id, r.redeemed_at, c.changed_at from redemption_moment r join phone_change c
      on c.changed_at <= r.redeemed_at
      and c.changed_at >= r.redeemed_at - make_interval(mins => ${rules.phoneChangeMinutes})
    where r.member_id = any(${ids}::uuid[]) and c.member_id = any(${ids}::uuid[])
      and (r.redeemed_at = ${at} or c.changed_at = ${at}) order by r.redemption_id, c.changed_at desc`;
  for (const pair of pairs) {
    const found = phoneFinding(pair.redemption_id, pair.redeemed_at, pair.changed_at, rules);
    if (found) await noteFinding(tx, memberId, found);
  }
}
