import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Money } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { settlePurchase, type Settled } from '../../domain/settle-purchase.ts';
import { memberOf } from '../../persistence/members.ts';
import {
  dayOf, lockPlansOf, savePlan, usableCoupons, writePosting, type CouponRow, type PlanRow,
} from '../../persistence/plans.ts';
import { usesOf } from '../../persistence/postings.ts';

export interface UsePlan {
  readonly memberId: string;
  /** What is to be paid. */
  readonly price: Money;
  /** Saved gold that the piece takes, in mg; its worth is not in the price. */
  readonly milligrams: bigint;
  /** The order's number. */
  readonly reference: string;
}

export interface PlanUse extends Settled {
  readonly memberId: string;
  readonly currency: string;
}

export type UsePlanCode =
  'NOT_FOUND' | 'PRICE_INVALID' | 'REFERENCE_INVALID' | 'ORDER_TAKEN' | 'NOT_ENOUGH_GOLD' | 'NOTHING_TO_USE';

/**
 * A member pays with what matured: coupons of all its plans, then principal of matured ones, the oldest first. Gold is
 * taken by weight. One purchase at a time: all plans of the member are locked.
 */
export const usePlan = defineCommand<UsePlan, PlanUse, UsePlanCode>({
  name: 'plans.use-plan',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, input) => {
    const { price, milligrams, reference } = input;
    const member = await memberOf(tx, input.memberId);
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    if (price.minor < 0n || milligrams < 0n || (price.minor === 0n && milligrams === 0n)) {
      return refused('PRICE_INVALID', 'Something is to be paid, in money or in gold.', ['price']);
    }
    if (!/^[\P{Cc}]{1,100}$/u.test(reference) || reference.trim() !== reference) {
      return refused('REFERENCE_INVALID', 'A reference has 1 to 100 visible characters.', ['reference']);
    }
    const plans = await lockPlansOf(tx.sql, member.memberId);
    const ids = plans.map(({ id }) => id);
    if ((await usesOf(tx.sql, ids, reference)).length > 0) {
      return refused('ORDER_TAKEN', 'Plans were used for this order already.', ['reference']);
    }
    const matured = plans.filter(({ state, currency }) => state === 'matured' && currency === price.currency);
    if (milligrams > total(matured, 'metalMg')) {
      return refused('NOT_ENOUGH_GOLD', `${total(matured, 'metalMg')} mg are there.`, ['goldMilligrams']);
    }
    const coupons = (await usableCoupons(tx.sql, ids, await dayOf(tx.sql, member.region, tx.now)))
      .filter(({ currency }) => currency === price.currency);
    const settled = settlePurchase({ price: price.minor, principal: total(matured, 'principalMinor'), coupons });
    if (settled.cashMinor === price.minor && milligrams === 0n) {
      return refused('NOTHING_TO_USE', 'Nothing of this currency has matured.', ['memberId']);
    }
    await post(tx, { plans, settled, coupons, milligrams, reference });
    tx.audit({ subjectId: member.memberId, after: { reference, milligrams, ...settled } });
    return accepted({ ...settled, memberId: member.memberId, currency: price.currency });
  },
});

const total = (plans: readonly PlanRow[], of: 'metalMg' | 'principalMinor'): bigint =>
  plans.reduce((sum, plan) => sum + plan[of], 0n);

interface Use {
  readonly plans: readonly PlanRow[];
  readonly settled: Settled;
  readonly coupons: readonly CouponRow[];
  readonly milligrams: bigint;
  readonly reference: string;
}

/** A posting for each plan that gives something; one that has given all is over. */
async function post(tx: Tx, { plans, settled, coupons, milligrams, reference }: Use): Promise<void> {
  const used = coupons.filter(({ id }) => settled.couponIds.includes(id));
  let [principal, metal] = [settled.principalMinor, milligrams];
  for (const plan of plans) {
    const own = used.filter(({ planId }) => planId === plan.id);
    const gives = plan.state === 'matured'
      ? { principal: least(principal, plan.principalMinor), metal: least(metal, plan.metalMg) }
      : { principal: 0n, metal: 0n };
    const couponMinor = own.reduce((sum, { minor }) => sum + minor, 0n);
    if (gives.principal + gives.metal + couponMinor === 0n) continue;
    [principal, metal] = [principal - gives.principal, metal - gives.metal];
    const id = newId(tx.now);
    await writePosting(tx, {
      id, planId: plan.id, kind: 'use', at: tx.now, recordedAt: tx.now, recordedBy: tx.actor.name,
      channelId: tx.actor.channelId ?? null, reference, principalMinor: -gives.principal,
      couponCostMinor: -couponMinor, goodsMinor: gives.principal + couponMinor, memberMg: -gives.metal,
      houseMg: gives.metal,
    });
    await tx.sql.run`update plan_coupon set used_by = ${id} where id = any(${own.map((coupon) => coupon.id)}::uuid[])`;
    const left = { principalMinor: plan.principalMinor - gives.principal, metalMg: plan.metalMg - gives.metal };
    const isOver = plan.state === 'matured' && left.principalMinor + left.metalMg === 0n;
    await savePlan(tx, { ...plan, ...left, ...isOver ? { state: 'closed', closedAt: tx.now } : {} });
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
