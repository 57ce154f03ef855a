import type { Tx } from '../../../../kernel/commands/command.ts';
import { shareMerges } from '../../../../kernel/merges/merge-locks.ts';
import { accepted, refused, type Outcome } from '../../../../kernel/outcome.ts';
import type { Trigger } from '../../../domain/coupons/offer-terms.ts';
import { issueCoupons, type ToIssue } from '../../../persistence/coupons/issue-coupons.ts';
import { lockOffers, offersGivenBy } from '../../../persistence/coupons/offers.ts';
import { strangersAmong } from '../../../persistence/erased.ts';
import { learningAmong } from '../../../persistence/segments/gates.ts';
import { ISSUE_WORDS } from '../issue-coupon.ts';

export type NotYet = 'UNKNOWN_MEMBER' | 'TRY_AGAIN';

export interface GivingEvent {
  readonly trigger: Trigger;
  readonly at: Date;
  /** Offers, also ended ones, of coupons that stand again now: locked with those that give, before `given` is asked. */
  readonly gone?: readonly string[];
  /** Offers among these that gave theirs for it before, under another key; read under their locks. */
  readonly given?: (offerIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * Gives what offers have for an event of that moment, once for each cause key: of offers that were in use by then.
 * Members nobody told of yet are waited for, and segments that are being learned; who was erased is left out. Whom an
 * offer refuses (its region, its limits) gets none, and the audit trail says why.
 */
export async function issueOnEvent(
  tx: Tx, { trigger, at, gone = [], given = async () => new Set() }: GivingEvent, asked: readonly ToIssue[],
): Promise<Outcome<null, NotYet>> {
  const offers = (await offersGivenBy(tx.sql, trigger)).filter(({ firstPublishedAt }) => at >= firstPublishedAt);
  if (offers.length + gone.length === 0) return accepted(null);
  const { awaited, erased } = await strangersAmong(tx.sql, asked.map(({ memberId }) => memberId));
  if (awaited.size > 0) {
    return refused('UNKNOWN_MEMBER', 'The member has not arrived yet.', ['memberId']);
  }
  const due = asked.filter(({ memberId }) => !erased.has(memberId));
  if (due.length + gone.length === 0) return accepted(null);
  if ((await learningAmong(tx.sql, offers.map(({ terms }) => terms.segmentId))).size > 0) return WAITS;
  await shareMerges(tx.sql);
  const locked = await lockOffers(tx.sql, [...gone, ...offers.map(({ id }) => id)]);
  const before = await given([...locked.keys()]);
  if (due.length === 0) return accepted(null);
  for (const offer of offers.map(({ id }) => locked.get(id)!)) {
    if (before.has(offer.id)) continue;
    const answers = await issueCoupons(tx, offer, due);
    if (answers.some((answer) => 'refused' in answer && answer.refused === 'TRY_AGAIN')) return WAITS;
    answers.forEach((answer, index) => {
      const { memberId } = due[index]!;
      tx.audit('refused' in answer
        ? { subjectId: memberId, after: { offerId: offer.id, refused: answer.refused } }
        : { subjectId: answer.couponId, after: { offerId: offer.id, memberId } });
    });
  }
  return accepted(null);
}

const WAITS = refused('TRY_AGAIN', ISSUE_WORDS.TRY_AGAIN, ['memberId']);
