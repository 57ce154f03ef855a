import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { IssueRefusal } from '../../domain/coupons/issue-rules.ts';
import { issueCoupons } from '../../persistence/coupons/issue-coupons.ts';
import { lockOffers } from '../../persistence/coupons/offers.ts';

export interface IssueInput {
  readonly offerId: string;
  readonly memberId: string;
  readonly reason: string;
}
export type IssueCode = IssueRefusal | 'INVALID';

/** One coupon for one member, by hand and with a reason. */
export const issueCoupon = defineCommand<IssueInput, { couponId: string }, IssueCode>({
  name: 'rewards.issue-coupon',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { offerId, memberId, reason }) => {
    const why = reason.trim();
    if (why.length < 1 || why.length > 500) {
      return refused('INVALID', 'A reason has 1 to 500 characters.', ['reason']);
    }
    await shareMerges(tx.sql);
    const offer = (await lockOffers(tx.sql, [offerId])).get(offerId);
    if (!offer) return refused('NOT_FOUND', 'There is no such offer in use.', ['offerId']);
    const [answer] = await issueCoupons(tx, offer, [{ memberId, cause: 'hand', causeKey: newId(tx.now) }]);
    if ('refused' in answer!) return refusalOfAnswer(answer.refused);
    tx.audit({ subjectId: answer!.couponId, after: { offerId, memberId }, reason: why });
    return accepted(answer!);
  },
});

/** What is about the member, not the offer. */
export const OF_MEMBER: ReadonlySet<IssueRefusal> = new Set(['NOT_FOUND', 'NOT_ELIGIBLE', 'TRY_AGAIN']);

export function refusalOfAnswer(code: IssueRefusal) {
  return refused(code, ISSUE_WORDS[code], [OF_MEMBER.has(code) ? 'memberId' : 'offerId']);
}

export const ISSUE_WORDS: Readonly<Record<IssueRefusal, string>> = {
  NOT_FOUND: 'What path names is unknown or not visible.',
  OFFER_ENDED: 'The offer is ended, or its last day is over 活动已结束.',
  NOT_ELIGIBLE: 'The offer is not for the region of the member 会籍地区不符.',
  LIMIT: 'The member has had as many of them as one may have 已达每人上限.',
  AUTOMATIC: 'The offer needs no coupon 自动优惠无需领券: it gives none out.',
  SOLD_OUT: 'All coupons of the offer are given out 已发完.',
  TRY_AGAIN: 'Who is in the segment of the offer is being learned; send it again.',
};
