import type { EventPayloads } from '../../../../contracts/events.ts';
import { defineCommand } from '../../../../kernel/commands/command.ts';
import { issueOnEvent, type NotYet } from './issue-on-event.ts';

/** A referral is kept 推荐达成: a coupon for either side (domain.md 9.4), once for each referral. */
export const giveOnReferral = defineCommand<EventPayloads['referral.kept.v1'], null, NotYet>({
  name: 'rewards.give-on-referral',
  execute: (tx, { referralId, referrerId, friendId, keptAt }) => issueOnEvent(tx, { trigger: 'referral', at: keptAt }, [
    { memberId: referrerId, cause: 'referral', causeKey: `${referralId} referrer` },
    { memberId: friendId, cause: 'referral', causeKey: `${referralId} friend` },
  ]),
});
