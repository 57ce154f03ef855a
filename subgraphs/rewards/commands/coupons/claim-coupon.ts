import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { IssueRefusal } from '../../domain/coupons/issue-rules.ts';
import { readPublicCode } from '../../domain/coupons/offer-rules.ts';
import { issueCoupons } from '../../persistence/coupons/issue-coupons.ts';
import { lockOffers } from '../../persistence/coupons/offers.ts';
import { rewardPolicyAt } from '../../persistence/policies.ts';
import { couponCodeAttemptTable } from '../../persistence/tables/coupon-count.table.ts';
import { ISSUE_WORDS, OF_MEMBER } from './issue-coupon.ts';

export interface ClaimInput { readonly memberId: string; readonly code: string }
export type ClaimCode = IssueRefusal | 'CODE_WRONG' | 'TOO_MANY_ATTEMPTS';

/**
 * A coupon for whoever says the offer's public code. Wrong ones are counted: after so many nothing is tried for the
 * member, not even the right one, until the first of them is long enough ago.
 */
export const claimCoupon = defineCommand<ClaimInput, { couponId: string }, ClaimCode>({
  name: 'rewards.claim-coupon',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { memberId: named, code }) => {
    await shareMerges(tx.sql);
    const memberId = (await survivorsOf(tx.sql, [named]))(named);
    const known = await tx.sql.maybe`select 1 from known_member where member_id = ${memberId} for no key update`;
    if (!known || !(await tx.visible([memberId, named], tx.actor)).size) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    if (await mustWait(tx, memberId)) {
      return refused('TOO_MANY_ATTEMPTS', 'Too many wrong codes; try again later.', ['code']);
    }
    const offer = await offerOfCode(tx, readPublicCode(code));
    if (!offer) {
      await tx.sql.insertInto(couponCodeAttemptTable, [{ id: newId(tx.now), memberId, wrongAt: tx.now }]);
      tx.keepRefused();
      return refused('CODE_WRONG', 'No offer has this code.', ['code']);
    }
    const [answer] = await issueCoupons(tx, offer, [{ memberId: named, cause: 'code', causeKey: newId(tx.now) }]);
    if ('refused' in answer!) {
      const path = answer.refused !== 'NOT_FOUND' && OF_MEMBER.has(answer.refused) ? 'memberId' : 'code';
      return refused(answer.refused, ISSUE_WORDS[answer.refused], [path]);
    }
    tx.audit({ subjectId: answer!.couponId, after: { offerId: offer.id, memberId } });
    return accepted(answer!);
  },
});

async function mustWait(tx: Tx, memberId: string): Promise<boolean> {
  const { couponCodeTries, couponCodeMinutes } = (await rewardPolicyAt(tx.sql, tx.now)).rules;
  const since = new Date(tx.now.getTime() - couponCodeMinutes * 60_000);
  const { tries } = await tx.sql.one<{ tries: number }>`select count(*)::int as tries from coupon_code_attempt
    where member_id = ${memberId} and wrong_at > ${since}`;
  return tries >= couponCodeTries;
}

async function offerOfCode(tx: Tx, code: string) {
  const found = await tx.sql.maybe<{ offer_id: string }>`select offer_id from coupon_public_code where code = ${code}`;
  return found ? (await lockOffers(tx.sql, [found.offer_id])).get(found.offer_id) ?? null : null;
}
