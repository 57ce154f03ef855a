import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { issueCoupons } from '../../persistence/coupons/issue-coupons.ts';
import { lockOffers } from '../../persistence/coupons/offers.ts';
import { learningAmong } from '../../persistence/segments/gates.ts';
import { couponRunTable } from '../../persistence/tables/coupon-count.table.ts';
import { ISSUE_WORDS } from './issue-coupon.ts';

export interface RunInput { readonly offerId: string; readonly segmentId: string }
interface Started { readonly runId: string; readonly offerId: string }
type RunCode = 'NOT_FOUND' | 'AUTOMATIC' | 'OFFER_ENDED' | 'ALREADY_RUNNING';

/** Coupons for all who are in a segment: a job gives them, step by step. */
export const startCouponRun = defineCommand<RunInput, Started, RunCode>({
  name: 'rewards.start-coupon-run',
  execute: async (tx, { offerId, segmentId }) => {
    const offer = (await lockOffers(tx.sql, [offerId])).get(offerId);
    if (!offer) return refused('NOT_FOUND', 'There is no such offer in use.', ['offerId']);
    if (offer.endedAt) return refused('OFFER_ENDED', 'The offer is ended.', ['offerId']);
    if (offer.terms.automatic) return refused('AUTOMATIC', ISSUE_WORDS.AUTOMATIC, ['offerId']);
    const open = await tx.sql.maybe`select 1 from coupon_run where offer_id = ${offerId} and finished_at is null`;
    if (open) return refused('ALREADY_RUNNING', 'Coupons of this offer are being given to a segment.', ['offerId']);
    const runId = newId(tx.now);
    await tx.sql.insertInto(couponRunTable, [{
      id: runId, offerId, segmentId, askedBy: tx.actor.name, askedAt: tx.now }]);
    tx.schedule({ job: 'give-to-segments', at: tx.now, payload: {}, key: `coupon-run:${runId}` });
    tx.audit({ subjectId: runId, after: { offerId, segmentId } });
    return accepted({ runId, offerId });
  },
});

export interface StepInput {
  readonly runId: string;
  /** Where the step before ended: another one means that this step was done. */
  readonly from: string | null;
  readonly to: string | null;
  readonly memberIds: readonly string[];
  /** Null while there is more. */
  readonly last: 'done' | 'unknown_segment' | null;
}

/**
 * One page of a segment: each member once a run, whatever is done again. While it is being learned who is in the
 * segment that the offer is kept for it waits, and the job takes it up again.
 */
export const stepCouponRun = defineCommand<StepInput, { goesOn: boolean }, 'TRY_AGAIN'>({
  name: 'rewards.step-coupon-run',
  execute: async (tx, { runId, from, to, memberIds, last }) => {
    await shareMerges(tx.sql);
    const named = await tx.sql.one<{ offer_id: string }>`select offer_id from coupon_run where id = ${runId}`;
    const offer = (await lockOffers(tx.sql, [named.offer_id])).get(named.offer_id)!;
    const run = await tx.sql.maybe<{ cursor: string | null }>`select cursor from coupon_run
      where id = ${runId} and finished_at is null for update`;
    if (!run || run.cursor !== from) return accepted({ goesOn: run !== null });
    if ((await learningAmong(tx.sql, [offer.terms.segmentId])).size > 0) {
      return refused('TRY_AGAIN', ISSUE_WORDS.TRY_AGAIN, ['runId']);
    }
    const answers = await issueCoupons(tx, offer, memberIds.map((memberId) => (
      { memberId, cause: 'segment' as const, causeKey: `${runId} ${memberId}` })));
    const issued = answers.filter((answer) => 'couponId' in answer).length;
    const why = answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []));
    const stopped = why.includes('OFFER_ENDED') ? 'ended' : why.includes('SOLD_OUT') ? 'limit'
      : last === 'unknown_segment' ? last : null;
    const over = stopped !== null || last !== null;
    await tx.sql.run`update coupon_run set cursor = ${to}, issued = issued + ${issued},
      skipped = skipped + ${answers.length - issued}, stopped = ${stopped},
      finished_at = ${over ? tx.now : null} where id = ${runId}`;
    tx.audit({ subjectId: runId, after: { issued, skipped: answers.length - issued, stopped } });
    return accepted({ goesOn: !over });
  },
});
