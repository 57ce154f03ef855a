import type { EventPayloads } from '../../../../contracts/events.ts';
import { defineCommand } from '../../../../kernel/commands/command.ts';
import { accepted } from '../../../../kernel/outcome.ts';
import { takeBackCaused } from './take-back-caused.ts';

/** What the friend had bought came back: both coupons are void if nobody used them. */
export const takeReferralBack = defineCommand<EventPayloads['referral.withdrawn.v1'], null, never>({
  name: 'rewards.take-referral-back',
  execute: async (tx, { referralId }) => {
    await takeBackCaused(tx, { cause: 'referral', about: referralId, key: null }, 'the referral came back');
    return accepted(null);
  },
});
