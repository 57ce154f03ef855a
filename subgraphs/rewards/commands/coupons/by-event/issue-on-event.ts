import type { Tx } from '../../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../../kernel/outcome.ts';
import type { Trigger } from '../../../domain/coupons/offer-terms.ts';
import type { ToIssue } from '../../../persistence/coupons/issue-coupons.ts';
import { offersGivenBy } from '../../../persistence/coupons/offers.ts';
import { learningAmong } from '../../../persistence/segments/gates.ts';
import { give, unknownAmong } from '../give-coupons.ts';
import { ISSUE_WORDS } from '../issue-coupon.ts';

export type NotYet = 'UNKNOWN_MEMBER' | 'TRY_AGAIN';

/**
 * Gives what offers have for an event of that moment, once for each cause key: of offers that were in use by then.
 * Members nobody told of yet are waited for, and segments that are being learned; whom an offer refuses (its region,
 * its limits) gets none.
 */
export async function issueOnEvent(
  tx: Tx, { trigger, at }: { readonly trigger: Trigger; readonly at: Date }, asked: readonly ToIssue[],
): Promise<Outcome<null, NotYet>> {
  const offers = (await offersGivenBy(tx.sql, trigger)).filter(({ firstPublishedAt }) => at >= firstPublishedAt);
  if (offers.length === 0) return accepted(null);
  if ((await unknownAmong(tx.sql, asked.map(({ memberId }) => memberId))).size > 0) {
    return refused('UNKNOWN_MEMBER', 'The member has not arrived yet.', ['memberId']);
  }
  if ((await learningAmong(tx.sql, offers.map(({ terms }) => terms.segmentId))).size > 0) {
    return refused('TRY_AGAIN', ISSUE_WORDS.TRY_AGAIN, ['memberId']);
  }
  await give(tx, offers, () => asked);
  return accepted(null);
}
