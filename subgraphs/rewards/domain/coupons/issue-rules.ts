import type { OfferTerms } from './offer-terms.ts';
import { isOver } from './validity.ts';

/**
 * Whether a member may be given a coupon of an offer: while it is in use and its last day is not over, to members of
 * its regions and its segment, no more than one member may have, no more than there are. The first that holds is said.
 *
 * Example: one each, 1,000 in all; the 1,001st is SOLD_OUT, the second of one member LIMIT.
 */
export type IssueRefusal = 'NOT_FOUND' | 'OFFER_ENDED' | 'NOT_ELIGIBLE' | 'LIMIT' | 'SOLD_OUT' | 'AUTOMATIC'
  | 'TRY_AGAIN';

export interface Receiver {
  /** Home region; null for whom nobody knows. */
  readonly region: string | null;
  readonly zone: string;
  /** Whether it is in the segment that the offer is kept for; null while that is being learned. */
  readonly isInside: boolean | null;
  /** Coupons of the offer that it has or had. */
  readonly has: number;
  /** Given to all members so far. */
  readonly issued: number;
}

export function refusalOfIssue(
  { terms, endedAt }: { readonly terms: OfferTerms; readonly endedAt: Date | null }, to: Receiver, now: Date,
): IssueRefusal | null {
  if (to.region === null) return 'NOT_FOUND';
  if (endedAt !== null || isOver(terms, now, to.zone)) return 'OFFER_ENDED';
  if (terms.automatic) return 'AUTOMATIC';
  if (terms.regions.length > 0 && !terms.regions.includes(to.region)) return 'NOT_ELIGIBLE';
  if (!to.isInside) return to.isInside === null ? 'TRY_AGAIN' : 'NOT_ELIGIBLE';
  if (to.has >= terms.limits.perMember) return 'LIMIT';
  return terms.limits.issued !== null && to.issued >= terms.limits.issued ? 'SOLD_OUT' : null;
}
