import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { IssueRefusal } from '../../domain/coupons/issue-rules.ts';
import { issueCoupons } from '../../persistence/coupons/issue-coupons.ts';
import { lockOffers } from '../../persistence/coupons/offers.ts';
import { ISSUE_WORDS } from './issue-coupon.ts';

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

/** What was won is taken back: its coupon is void if nobody used it and no sale holds it. */
export const takePrizeBack = defineCommand<EventPayloads['coupon-grant-withdrawn.v1'], { taken: boolean }, never>({
  name: 'rewards.take-prize-back',
  execute: async (tx, { grantId, reason }) => {
    const given = await tx.sql.maybe<{ id: string; offer_id: string }>`select id, offer_id from coupon
      where cause = 'reward' and cause_key = ${keyOf(grantId)}`;
    if (!given) return accepted({ taken: false });
    await lockOffers(tx.sql, [given.offer_id]);
    const taken = await tx.sql.run`update coupon set state = 'void' where id = ${given.id} and state = 'issued'`;
    if (taken === 0) return accepted({ taken: false });
    await tx.sql.run`update coupon_issued set issued = issued - 1 where offer_id = ${given.offer_id} and issued > 0`;
    tx.audit({ subjectId: given.id, before: { state: 'issued' }, after: { state: 'void' }, reason });
    return accepted({ taken: true });
  },
});
