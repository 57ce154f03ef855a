import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { mayUndo, memberOf } from '../../persistence/members.ts';
import { lockPlansOf, savePlan, writePosting } from '../../persistence/plans.ts';
import { usesOf } from '../../persistence/postings.ts';

type Code = 'NOT_FOUND' | 'NOTHING_USED' | 'NOTE_REQUIRED';

export interface GiveBackUse { readonly memberId: string; readonly reference: string; readonly note: string }

/**
 * An order that was cancelled or came back whole: principal and gold are there again, coupons until their day. A plan
 * that it had used up has matured again.
 */
export const giveBackUse = defineCommand<GiveBackUse, { memberId: string }, Code>({
  name: 'plans.give-back-use',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, input) => {
    const member = await memberOf(tx, input.memberId);
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    if (!input.note.trim() || [...input.note].length > 500) {
      return refused('NOTE_REQUIRED', 'Say why, in 1 to 500 characters.', ['note']);
    }
    const plans = new Map((await lockPlansOf(tx.sql, member.memberId)).map((plan) => [plan.id, plan]));
    const uses = (await usesOf(tx.sql, [...plans.keys()], input.reference))
      .filter(({ channelId }) => mayUndo(tx.actor, channelId));
    if (uses.length === 0) return refused('NOTHING_USED', 'This order took nothing of plans.', ['reference']);
    for (const use of uses) {
      const plan = plans.get(use.planId)!;
      await writePosting(tx, {
        id: newId(tx.now), planId: plan.id, kind: 'given_back', reverses: use.id, at: tx.now, recordedAt: tx.now,
        recordedBy: tx.actor.name, channelId: tx.actor.channelId ?? null, reference: input.reference,
        principalMinor: -use.principalMinor, couponCostMinor: -use.couponCostMinor, goodsMinor: -use.goodsMinor,
        memberMg: -use.memberMg, houseMg: -use.houseMg,
      });
      const matured = plan.maturedAt !== null;
      await savePlan(tx, {
        ...plan, principalMinor: plan.principalMinor - use.principalMinor, metalMg: plan.metalMg - use.memberMg,
        ...matured ? { state: 'matured', closedAt: null } : {},
      });
    }
    await tx.sql.run`update plan_coupon set used_by = null where used_by = any(${uses.map(({ id }) => id)}::uuid[])`;
    // Whoever left its plan before it matured has no coupons of it: nor those that an order had then.
    const left = uses.map(({ planId }) => plans.get(planId)!)
      .filter(({ state, maturedAt }) => state === 'closed' && maturedAt === null);
    await tx.sql.run`update plan_coupon set withdrawn_at = ${tx.now}
      where plan_id = any(${left.map(({ id }) => id)}::uuid[]) and cause in ('join', 'renew')
        and used_by is null and withdrawn_at is null`;
    tx.audit({ subjectId: member.memberId, after: { reference: input.reference }, reason: input.note });
    return accepted({ memberId: member.memberId });
  },
});
