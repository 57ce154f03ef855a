import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

type Expiring = EventPayloads['redemption.expiring.v1'];

/** Tells once of each redemption that its end is near, at most `limit`. */
export const remindRedemptions = defineCommand<{ limit: number }, { told: number }, never>({
  name: 'rewards.remind-redemptions',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<Expiring>`
      update redemption r set reminded = true
      where id in (select id from redemption where state = 'open' and coupon_id is null and not reminded
          and remind_at <= ${tx.now}
        order by remind_at limit ${limit} for update skip locked)
      returning r.id as "redemptionId", r.member_id as "memberId", r.reward_id as "rewardId",
        r.outlet_id as "outletId", r.until_at as "untilAt"`;
    for (const each of due) {
      if (each.untilAt > tx.now) tx.emit('redemption.expiring.v1', each.redemptionId, each satisfies Expiring);
    }
    return accepted({ told: due.length });
  },
});
