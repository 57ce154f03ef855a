import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { mayUndo, seesMember } from '../../persistence/members.ts';
import { lockPlan, savePlan, writePosting } from '../../persistence/plans.ts';
import { lastInstalment } from '../../persistence/postings.ts';
import { tellPlan } from '../../persistence/tell-plan.ts';

type Code = 'NOT_FOUND' | 'NOT_THE_LAST' | 'USED_ALREADY' | 'NOTE_REQUIRED';

export interface ReverseInstalment { readonly planId: string; readonly postingId: string; readonly note: string }

/**
 * A payment that did not stand (a card charged back): the last instalment is taken back with the coupons it brought.
 * What was spent already is not.
 */
export const reverseInstalment = defineCommand<ReverseInstalment, { planId: string }, Code>({
  name: 'plans.reverse-instalment',
  execute: async (tx, { planId, postingId, note }) => {
    const plan = await lockPlan(tx.sql, planId);
    if (!plan || !await seesMember(tx, plan.memberId)) {
      return refused('NOT_FOUND', 'There is no such plan.', ['planId']);
    }
    if (!note.trim() || [...note].length > 500) {
      return refused('NOTE_REQUIRED', 'Say why, in 1 to 500 characters.', ['note']);
    }
    const last = await lastInstalment(tx.sql, planId);
    if (last?.id !== postingId || plan.state === 'closed' || !mayUndo(tx.actor, last.channelId)) {
      return refused('NOT_THE_LAST',
        'Only the last instalment of a plan that is not over is reversed, by who took it.', ['postingId']);
    }
    const used = await tx.sql.maybe`select 1 from plan_coupon where posting_id = ${postingId} and used_by is not null`;
    if (used || plan.principalMinor < last.principalMinor || plan.metalMg < last.memberMg) {
      return refused('USED_ALREADY', 'What it brought is spent already.', ['postingId']);
    }
    await writePosting(tx, {
      id: newId(tx.now), planId, kind: 'reversal', nth: last.nth, reverses: last.id, at: tx.now, recordedAt: tx.now,
      recordedBy: tx.actor.name, channelId: tx.actor.channelId ?? null, principalMinor: -last.principalMinor,
      cashMinor: -last.cashMinor, goodsMinor: -last.goodsMinor, memberMg: -last.memberMg, houseMg: -last.houseMg,
    });
    const saved = await savePlan(tx, {
      ...plan, state: 'open', maturedAt: null, paid: plan.paid - 1, paidSince: Math.max(0, plan.paidSince - 1),
      principalMinor: plan.principalMinor - last.principalMinor, metalMg: plan.metalMg - last.memberMg,
    });
    await tx.sql.run`update plan_coupon set withdrawn_at = ${tx.now} where posting_id = ${postingId}`;
    tellPlan(tx, 'plan.instalment-reversed.v1', saved, { postingId, nth: plan.paid, at: tx.now });
    tx.audit({ subjectId: planId, after: { reversed: postingId }, reason: note });
    return accepted({ planId });
  },
});
