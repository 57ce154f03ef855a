import type { Tx } from '../../../kernel/commands/command.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { formatAmount, unitOf, type Money } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { couponsDue } from '../../domain/coupons-due.ts';
import { leastForBean, type GramPrice } from '../../domain/gold-at-exit.ts';
import type { PlanRules } from '../../domain/policy.ts';
import { daysAfter, paidOn, standingOn } from '../../domain/schedule.ts';
import { seesMember } from '../../persistence/members.ts';
import {
  dayOf, lockPlanAmongOwn, lockPlansOf, rulesOf, savePlan, writePosting, type PlanRow,
} from '../../persistence/plans.ts';
import { lastInstalment } from '../../persistence/postings.ts';
import { tellPlan } from '../../persistence/tell-plan.ts';
import { planCouponTable } from '../../persistence/tables/plan-coupon.table.ts';

export interface PayInstalment {
  readonly planId: string;
  readonly amount: Money;
  /** When it was paid. */
  readonly paidAt: Date;
  /** Of the payment, once in a channel. */
  readonly reference: string;
  /** What the board said of a gram when it was paid, asked before; of a plan by grams. */
  readonly gram: () => GramPrice | null | 'away';
}

/** So late a payment of a plan by grams is taken. */
const MOST_LATE_MS = 3 * 86_400_000;

export type PayInstalmentCode =
  'NOT_FOUND' | 'PLAN_OVER' | 'AMOUNT_INVALID' | 'PAID_AT_INVALID' | 'REFERENCE_INVALID' | 'PAYMENT_TAKEN'
  | 'GOLD_PRICE_MISSING' | 'TRY_AGAIN';

/** Takes one instalment; the last one matures the plan. A plan that was paused goes on from that day. */
export const payInstalment = defineCommand<PayInstalment, { planId: string; postingId: string }, PayInstalmentCode>({
  name: 'plans.pay-instalment',
  execute: async (tx, input) => {
    const plan = await lockPlanAmongOwn(tx.sql, input.planId);
    if (!plan || !await seesMember(tx, plan.memberId)) {
      return refused('NOT_FOUND', 'There is no such plan.', ['planId']);
    }
    if (plan.state !== 'open') return refused('PLAN_OVER', 'It takes no more instalments.', ['planId']);
    const problem = problemOf(input, plan, tx.now) ?? await takenBefore(tx, input)
      ?? await boardProblem(tx, input, plan) ?? beanProblem(input, plan);
    if (problem) return problem;
    const rules = await rulesOf(tx.sql, plan.policyVersion);
    const day = await dayOf(tx.sql, plan.region, input.paidAt);
    const { paused } = standingOn(plan, day, rules);
    const nth = plan.paid + 1;
    const postingId = newId(tx.now);
    const { minor } = input.amount;
    await writePosting(tx, {
      id: postingId, planId: plan.id, kind: 'instalment', nth, at: input.paidAt, recordedAt: tx.now,
      recordedBy: tx.actor.name, channelId: tx.actor.channelId ?? null, reference: input.reference, cashMinor: -minor,
      ...plan.beanMg === null ? { principalMinor: minor }
        : { goodsMinor: minor, memberMg: plan.beanMg, houseMg: -plan.beanMg },
    });
    const matured = nth === plan.instalments;
    const saved = await savePlan(tx, {
      ...plan, ...paidOn(plan, day, paused), paid: nth,
      principalMinor: plan.principalMinor + (plan.beanMg === null ? minor : 0n),
      metalMg: plan.metalMg + (plan.beanMg ?? 0n),
      state: matured ? 'matured' : 'open', maturedAt: matured ? input.paidAt : null,
    });
    const isRenewal = plan.renewsPlanId !== null;
    const joined = nth <= 2 && await hasJoined(tx, plan);
    await giveCoupons(tx, plan, { postingId, nth, day, rules, isRenewal, hasJoined: joined });
    tellPlan(tx, 'plan.instalment-paid.v1', saved, {
      postingId, nth, instalments: plan.instalments, begins: nth === 1 && (isRenewal || !joined), at: input.paidAt });
    if (matured) tellPlan(tx, 'plan.matured.v1', saved, { postingId, at: input.paidAt });
    tx.audit({ subjectId: plan.id, after: { nth, minor, reference: input.reference } });
    return accepted({ planId: plan.id, postingId });
  },
});

function problemOf(
  { amount, paidAt, reference }: PayInstalment, plan: PlanRow, now: Date,
): Outcome<never, PayInstalmentCode> | null {
  const fits = amount.currency === plan.currency && amount.minor > 0n
    && (plan.levelMinor === null || amount.minor === plan.levelMinor);
  if (!fits) {
    return refused('AMOUNT_INVALID', plan.levelMinor === null ? `A bean is paid in ${plan.currency}.`
      : `An instalment of this plan is ${plan.levelMinor} minor units of ${plan.currency}.`, ['amount']);
  }
  if (paidAt > now || paidAt < plan.openedAt) {
    return refused('PAID_AT_INVALID', 'It was paid since the plan was opened, and not in the future.', ['paidAt']);
  }
  return /^[\P{Cc}]{1,100}$/u.test(reference) && reference.trim() === reference ? null
    : refused('REFERENCE_INVALID', 'A reference has 1 to 100 visible characters.', ['reference']);
}

/**
 * The board of the moment of payment counts: whoever could name any moment since the plan began would choose the
 * cheapest board of the year. A till that was cut off has three days, and no payment goes before the last one.
 */
async function boardProblem(tx: Tx, { planId, paidAt }: PayInstalment, { beanMg }: PlanRow) {
  if (beanMg === null) return null;
  const last = await lastInstalment(tx.sql, planId);
  return paidAt >= new Date(tx.now.getTime() - MOST_LATE_MS) && (last === null || paidAt >= last.at) ? null
    : refused('PAID_AT_INVALID', 'Beans are paid one after the other, and told within three days.', ['paidAt']);
}

/** A bean costs what the board says: whoever saved it for less would be paid for leaving. */
function beanProblem(
  { amount, gram }: PayInstalment, { beanMg, currency }: PlanRow,
): Outcome<never, PayInstalmentCode> | null {
  if (beanMg === null) return null;
  const price = gram();
  const no = (code: PayInstalmentCode, message: string) => refused(code, message, ['amount']);
  if (price === 'away') return no('TRY_AGAIN', 'The gold board cannot be looked up now.');
  if (!price) return no('GOLD_PRICE_MISSING', 'No price of this gold was on the board then.');
  const least = leastForBean(beanMg, price);
  return amount.minor >= least ? null
    : no('AMOUNT_INVALID', `A bean of this plan is paid with ${formatAmount(least, currency)} ${currency} at least.`);
}

async function takenBefore(tx: Tx, { reference }: PayInstalment) {
  const channelId = tx.actor.channelId ?? null;
  const taken = await tx.sql.maybe`select 1 from plan_posting where kind = 'instalment' and reference = ${reference}
    and channel_id is not distinct from ${channelId}::uuid`;
  return taken ? refused('PAYMENT_TAKEN', 'This payment is an instalment already.', ['reference']) : null;
}

interface Paid {
  readonly postingId: string;
  readonly nth: number;
  readonly day: string;
  readonly rules: PlanRules;
  readonly isRenewal: boolean;
  readonly hasJoined: boolean;
}

/** Two who are one person by now referred nobody. */
async function isBroughtByAnother(tx: Tx, { broughtByPlanId, memberId }: PlanRow): Promise<boolean> {
  const brought = broughtByPlanId === null ? null
    : await tx.sql.maybe<{ member_id: string }>`select member_id from gold_plan where id = ${broughtByPlanId}`;
  return brought !== null && brought.member_id !== memberId;
}

/** By another plan that did not mature. */
async function hasJoined(tx: Tx, { id, memberId }: PlanRow): Promise<boolean> {
  return (await lockPlansOf(tx.sql, memberId)).some((other) =>
    other.id !== id && other.paid > 0 && other.maturedAt === null);
}

/** The referrer's goes to the plan that referred. */
async function giveCoupons(tx: Tx, plan: PlanRow, { postingId, nth, day, rules, ...about }: Paid): Promise<void> {
  const due = couponsDue(nth, { ...about, isReferred: await isBroughtByAnother(tx, plan) }, rules);
  await tx.sql.insertInto(planCouponTable, due.map(({ cause, units }) => ({
    id: newId(tx.now), planId: cause === 'referral' ? plan.broughtByPlanId! : plan.id, cause, postingId,
    currency: plan.currency, minor: BigInt(units) * unitOf(plan.currency), issuedAt: tx.now,
    endsOn: daysAfter(day, rules.planCouponDays),
  })));
}
