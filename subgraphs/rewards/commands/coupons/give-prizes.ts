import { sql as fragment, type RawBuilder } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { IssueRefusal } from '../../domain/coupons/issue-rules.ts';
import { issueCoupons } from '../../persistence/coupons/issue-coupons.ts';
import { lockOffers } from '../../persistence/coupons/offers.ts';
import { ISSUE_WORDS } from './issue-coupon.ts';
import { takeCouponBack } from './withdraw-coupon.ts';

const keyOf = (grantId: string): string => `prize:${grantId}`;

/**
 * A coupon was won: it is given once for each grant. What the offer refuses (ended, all given out) is a failure that
 * waits for people: raised limits and another try give it, so that nobody loses what it won.
 */
export const givePrize = defineCommand<
  EventPayloads['coupon-granted.v1'], { couponId: string }, IssueRefusal | 'UNKNOWN_MEMBER'>({
  name: 'rewards.give-prize',
  execute: async (tx, { grantId, memberId, offerId }) => {
    await shareMerges(tx.sql);
    const offer = (await lockOffers(tx.sql, [offerId])).get(offerId);
    if (!offer) return refused('NOT_FOUND', 'There is no such offer in use.', ['offerId']);
    const [answer] = await issueCoupons(tx, offer, [{ memberId, cause: 'reward', causeKey: keyOf(grantId) }]);
    if ('refused' in answer!) {
      return answer.refused === 'NOT_FOUND'
        ? refused('UNKNOWN_MEMBER', 'The member has not arrived yet.', ['memberId'])
        : refused(answer.refused, ISSUE_WORDS[answer.refused], ['offerId']);
    }
    tx.audit({ subjectId: answer!.couponId, after: { offerId, memberId, grantId } });
    return accepted(answer!);
  },
});

/** By the index of what was won: its offer is not told. */
export function prizeOf(grantId: string): RawBuilder<{ id: string }> {
  return fragment<{ id: string }>`select id from coupon where cause = 'reward' and cause_key = ${keyOf(grantId)}`;
}

/**
 * What was won is taken back: its coupon is void if nobody used it. Of one that a sale holds that sale may be made; no
 * other one is, for it is over from then on.
 */
export const takePrizeBack = defineCommand<EventPayloads['coupon-grant-withdrawn.v1'], { taken: boolean }, never>({
  name: 'rewards.take-prize-back',
  execute: async (tx, { grantId, reason }) => {
    const given = await tx.sql.maybe<{ id: string }>`${prizeOf(grantId)}`;
    if (!given) return accepted({ taken: false });
    return accepted({ taken: await takeCouponBack(tx, given.id, reason) });
  },
});
