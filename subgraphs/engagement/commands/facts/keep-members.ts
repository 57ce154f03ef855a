import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { referralTable } from '../../persistence/tables/referral.table.ts';

type Enrolment = EventPayloads['member.enrolled.v1'];

/** Members, the region that they enrolled in, and who referred them; the first telling counts. */
export const keepMembers = defineBatchCommand<Enrolment, null, never>({
  name: 'engagement.keep-members',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const taken = [...new Map(requests.map(({ input }) => [input.memberId, input])).values()];
    await tx.sql.run`insert into known_member (member_id, region, enrolled_at)
      select * from unnest(${taken.map((row) => row.memberId)}::uuid[], ${taken.map((row) => row.region)}::text[],
        ${taken.map((row) => row.enrolledAt)}::timestamptz[])
      on conflict (member_id) do nothing`;
    await tx.sql.insertInto(referralTable, taken.flatMap(({ referral, memberId, enrolledAt }) => (referral ? [{
      id: newId(tx.now), referrerId: referral.referrerId, friendId: memberId, enrolledAt,
      // Who shows the referrer's own phone may be the referrer; families share one, so it is no more than refused.
      ...referral.samePhone ? { state: 'refused' as const, reason: 'same_phone' as const, decidedAt: tx.now }
        : { state: 'pending' as const },
    }] : [])), 'on conflict (friend_id) do nothing');
    return requests.map(() => accepted(null));
  },
});
