import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { formatAmount, moneyView, type Money } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { goldAtExit, type GramPrice } from '../../domain/gold-at-exit.ts';
import { mayUndo, seesMember } from '../../persistence/members.ts';
import { lockPlan, savePlan, writePosting, type PlanRow } from '../../persistence/plans.ts';
import { tellPlan } from '../../persistence/tell-plan.ts';

export interface ExitPlan {
  readonly planId: string;
  /** What is paid for saved gold, between buy-back and retail price of the board; of a plan by grams only. */
  readonly goldAmount: Money | null;
  /** What the board says of a gram now, asked before; a retry is the same request whatever it says by then. */
  readonly gram: () => GramPrice | null | 'away';
  readonly reference: string;
}

export type ExitPlanCode =
  'NOT_FOUND' | 'PLAN_OVER' | 'GOLD_AMOUNT_INVALID' | 'GOLD_AMOUNT_BEYOND' | 'GOLD_PRICE_MISSING' | 'REFERENCE_INVALID'
  | 'TRY_AGAIN';

/**
 * Leaves a plan at any time with the full principal. Coupons that are not used go with a plan that did not mature.
 * After four instalments of 30,000: 120,000 back.
 */
export const exitPlan = defineCommand<ExitPlan, { planId: string; paidMinor: bigint }, ExitPlanCode>({
  name: 'plans.exit-plan',
  execute: async (tx, { planId, goldAmount, gram, reference }) => {
    const plan = await lockPlan(tx.sql, planId);
    if (!plan || !mayUndo(tx.actor, plan.channelId) || !await seesMember(tx, plan.memberId)) {
      return refused('NOT_FOUND', 'There is no such plan.', ['planId']);
    }
    if (plan.state === 'closed') return refused('PLAN_OVER', 'It is over already.', ['planId']);
    if (!/^[\P{Cc}]{1,100}$/u.test(reference) || reference.trim() !== reference) {
      return refused('REFERENCE_INVALID', 'A reference has 1 to 100 visible characters.', ['reference']);
    }
    const problem = goldAmountProblem(plan, goldAmount, gram());
    if (problem) return problem;
    const paidMinor = plan.principalMinor + (goldAmount?.minor ?? 0n);
    await writePosting(tx, {
      id: newId(tx.now), planId, kind: 'exit', at: tx.now, recordedAt: tx.now, recordedBy: tx.actor.name,
      channelId: tx.actor.channelId ?? null, reference, principalMinor: -plan.principalMinor, cashMinor: paidMinor,
      goodsMinor: -(goldAmount?.minor ?? 0n), memberMg: -plan.metalMg, houseMg: plan.metalMg,
    });
    const saved = await savePlan(tx, { ...plan, state: 'closed', closedAt: tx.now, principalMinor: 0n, metalMg: 0n });
    if (plan.state === 'open') {
      await tx.sql.run`update plan_coupon set withdrawn_at = ${tx.now}
        where plan_id = ${planId} and cause in ('join', 'renew') and used_by is null and withdrawn_at is null`;
    }
    tellPlan(tx, 'plan.exited.v1', saved, { hadMatured: plan.state === 'matured', at: tx.now });
    tx.audit({ subjectId: planId, after: { paidMinor, reference } });
    return accepted({ planId, paidMinor });
  },
});

/** Only gold that is there is paid for, and only what the board of the moment allows. */
function goldAmountProblem(
  { metalMg, currency }: PlanRow, amount: Money | null, gram: GramPrice | null | 'away',
): Outcome<never, ExitPlanCode> | null {
  const no = (code: ExitPlanCode, message: string, extras = {}) => refused(code, message, ['goldAmount'], extras);
  if (metalMg === 0n) return amount ? no('GOLD_AMOUNT_INVALID', 'There is no gold in this plan.') : null;
  if (amount?.currency !== currency || amount.minor <= 0n) {
    return no('GOLD_AMOUNT_INVALID', `Say what is paid for ${metalMg} mg, in ${currency}.`);
  }
  if (gram === 'away') return no('TRY_AGAIN', 'The gold board cannot be looked up now.');
  if (!gram) return no('GOLD_PRICE_MISSING', 'No price of this gold is on the board now.');
  const { leastMinor, mostMinor } = goldAtExit(metalMg, gram);
  const [least, most] = [leastMinor, mostMinor].map((minor) => formatAmount(minor, currency));
  return amount.minor >= leastMinor && amount.minor <= mostMinor ? null
    : no('GOLD_AMOUNT_BEYOND', `Between ${least} and ${most} ${currency} is paid for ${metalMg} mg now.`,
      { least: moneyView(leastMinor, currency), most: moneyView(mostMinor, currency) });
}
