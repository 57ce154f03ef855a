import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { tierCode } from '../../../words/word.ts';
import { issueCoupons, type ToIssue } from '../../persistence/coupons/issue-coupons.ts';
import { lockOffers, offersGivenBy, type OpenOffer } from '../../persistence/coupons/offers.ts';
import { strangersAmong } from '../../persistence/erased.ts';
import { learningAmong } from '../../persistence/segments/gates.ts';
import { ISSUE_WORDS } from './issue-coupon.ts';

/** Coupons that come by themselves with an enrolment: once for each id, of offers that were in use by then. */
export const giveOnEnrolment = defineBatchCommand<EventPayloads['member.enrolled.v1'], null, 'TRY_AGAIN'>({
  name: 'rewards.give-on-enrolment',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const enrolled = requests.map(({ input }) => input);
    const offers = await offersGivenBy(tx.sql, 'enrolment');
    const toIssue = (offer: OpenOffer): ToIssue[] => enrolled
      .filter(({ enrolledAt }) => enrolledAt >= offer.firstPublishedAt)
      .map(({ memberId }) => ({ memberId, cause: 'enrolment', causeKey: memberId }));
    const early = await tooEarly(tx.sql, offers, toIssue);
    await give(tx, offers, (offer) => toIssue(offer).filter(({ memberId }) => !early.has(memberId)));
    return requests.map(({ input }) => (early.has(input.memberId) ? WAITS : accepted(null)));
  },
});

/**
 * The same with a tier that is reached from below: once for each id and tier that the offer names. A member that
 * nobody told of yet is waited for, so that no coupon is lost; who was erased is left out.
 */
export const giveOnTier = defineBatchCommand<EventPayloads['tier.changed.v1'], null, 'UNKNOWN_MEMBER' | 'TRY_AGAIN'>({
  name: 'rewards.give-on-tier',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const offers = await offersGivenBy(tx.sql, 'tier');
    if (offers.length === 0) return requests.map(() => accepted(null));
    const book = await readCodebook(tx.sql);
    const risen = requests.map(({ input }) => input).filter(({ from, to, programme, at }) => {
      const [before, after] = [from, to].map((tier) => book.tier(programme ?? 'CN', tier, at)?.rank);
      return after !== undefined && after > (before ?? -1);
    });
    const toIssue = (offer: OpenOffer) => risen.flatMap(({ memberId, programme, to, at }) => {
      const tier = tierCode(programme ?? 'CN', to);
      return at >= offer.firstPublishedAt && offer.terms.tiers.includes(tier)
        ? [{ memberId, cause: 'tier' as const, causeKey: `${memberId} ${tier}` }] : [];
    });
    const { awaited, erased } = await strangersAmong(tx.sql,
      offers.flatMap((offer) => toIssue(offer).map((one) => one.memberId)));
    const early = await tooEarly(tx.sql, offers, toIssue);
    await give(tx, offers, (offer) => toIssue(offer)
      .filter(({ memberId }) => !awaited.has(memberId) && !erased.has(memberId) && !early.has(memberId)));
    return requests.map(({ input: { memberId } }) => (awaited.has(memberId)
      ? refused('UNKNOWN_MEMBER', 'The member has not arrived yet.', ['memberId'])
      : early.has(memberId) ? WAITS : accepted(null)));
  },
});

const WAITS = refused('TRY_AGAIN', ISSUE_WORDS.TRY_AGAIN, ['memberId']);

/** Whose coupons are of offers of which is being learned who is in their segment. */
async function tooEarly(
  sql: Sql, offers: readonly OpenOffer[], toIssue: (offer: OpenOffer) => readonly ToIssue[],
): Promise<ReadonlySet<string>> {
  const learning = await learningAmong(sql, offers.map(({ terms }) => terms.segmentId));
  return new Set(offers.filter(({ terms }) => terms.segmentId !== null && learning.has(terms.segmentId))
    .flatMap((offer) => toIssue(offer).map(({ memberId }) => memberId)));
}

export async function give(
  tx: Tx, offers: readonly OpenOffer[], toIssue: (offer: OpenOffer) => readonly ToIssue[],
): Promise<void> {
  const due = offers.filter((offer) => toIssue(offer).length > 0);
  if (due.length === 0) return;
  await shareMerges(tx.sql);
  const locked = await lockOffers(tx.sql, due.map(({ id }) => id));
  for (const offer of locked.values()) {
    const asked = toIssue(offer);
    const answers = await issueCoupons(tx, offer, asked);
    answers.forEach((answer, index) => {
      if ('couponId' in answer) {
        tx.audit({ subjectId: answer.couponId, after: { offerId: offer.id, memberId: asked[index]!.memberId } });
      }
    });
  }
}
