import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { unitOf, type Money } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { isBean, levelsOf } from '../../domain/levels.ts';
import type { PlanRules } from '../../domain/policy.ts';
import { daysAfter } from '../../domain/schedule.ts';
import { memberOf } from '../../persistence/members.ts';
import { dayOf } from '../../persistence/plans.ts';
import { planPolicyAt } from '../../persistence/policies.ts';
import { goldPlanTable } from '../../persistence/tables/gold-plan.table.ts';
import { tellPlan } from '../../persistence/tell-plan.ts';
import { termsInForce } from '../../persistence/terms.ts';

export interface OpenPlan {
  readonly memberId: string;
  /** What is paid each month; of a plan by value. */
  readonly level: Money | null;
  /** Grams of a bean; of a plan by grams. */
  readonly beanGrams: number | null;
  /** The terms that the member agreed to. */
  readonly termsVersion: number;
  readonly referrerPlanId: string | null;
}

export type OpenPlanCode =
  'NOT_FOUND' | 'PLANS_CLOSED' | 'TERMS_CHANGED' | 'LEVEL_INVALID' | 'OWN_REFERRAL';

/** A member begins to save; nothing is paid yet. */
export const openPlan = defineCommand<OpenPlan, { planId: string }, OpenPlanCode>({
  name: 'plans.open-plan',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, input) => {
    const member = await memberOf(tx, input.memberId);
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const terms = await termsInForce(tx.sql, member.region);
    if (!terms) return refused('PLANS_CLOSED', 'No plan is opened in the member\'s region.', ['memberId']);
    if (terms.version !== input.termsVersion) {
      return refused('TERMS_CHANGED', `The terms in force are version ${terms.version}.`, ['termsVersion']);
    }
    const { version, rules } = await planPolicyAt(tx.sql, tx.now);
    const currency = (await readCodebook(tx.sql)).word('region', member.region, tx.now).traits.currency;
    const asked = whatIsSaved(input, rules, currency);
    if (!asked.ok) return asked;
    const referrer = await referrerOf(tx, input.referrerPlanId, member.memberId);
    if (!referrer.ok) return referrer;
    const day = await dayOf(tx.sql, member.region, tx.now);
    const planId = newId(tx.now);
    const renewsPlanId = await renewed(tx, member, daysAfter(day, -rules.renewDays));
    await tx.sql.insertInto(goldPlanTable, [{
      id: planId, memberId: member.memberId, region: member.region, currency, ...asked.value, termsId: terms.id,
      policyVersion: version, instalments: rules.instalments, broughtByPlanId: referrer.value,
      renewsPlanId, state: 'open', openedAt: tx.now, openedBy: tx.actor.name, channelId: tx.actor.channelId ?? null,
      countedFrom: day,
    }]);
    if (member.memberId !== input.memberId) {
      await tagNamed(tx, 'gold_plan', [{ key: [planId], namedId: input.memberId }]);
    }
    tellPlan(tx, 'plan.begun.v1', { id: planId, memberId: member.memberId, version: 1 }, {
      region: member.region, kind: asked.value.kind, renewsPlanId, broughtByPlanId: referrer.value, at: tx.now });
    tx.audit({ subjectId: planId, after: { memberId: member.memberId, ...asked.value, terms: terms.version } });
    return accepted({ planId });
  },
});

type Saved = { kind: 'value'; levelMinor: bigint; beanMg: null } | { kind: 'grams'; levelMinor: null; beanMg: bigint };

function whatIsSaved(
  { level, beanGrams }: OpenPlan, rules: PlanRules, currency: string,
): Outcome<Saved, 'LEVEL_INVALID'> {
  const levels = levelsOf(rules, unitOf(currency));
  if (level && beanGrams === null) {
    const fits = level.currency === currency && levels.includes(level.minor);
    return fits ? accepted({ kind: 'value', levelMinor: level.minor, beanMg: null })
      : refused('LEVEL_INVALID', `A level is ${levels.map(String).join(', ')} minor units of ${currency}.`, ['level']);
  }
  const beanMg = BigInt(beanGrams ?? 0) * 1_000n;
  if (level || !isBean(beanMg, rules)) {
    return refused('LEVEL_INVALID',
      `Either a level, or beans of ${rules.beanLeastGrams} to ${rules.beanMostGrams} g.`, ['beanGrams']);
  }
  return accepted({ kind: 'grams', levelMinor: null, beanMg });
}

/** Whoever referred has a plan, and is another person; the coupon goes to that plan. */
async function referrerOf(
  tx: Tx, planId: string | null, memberId: string,
): Promise<Outcome<string | null, 'NOT_FOUND' | 'OWN_REFERRAL'>> {
  if (planId === null) return accepted(null);
  const plan = await tx.sql.maybe<{ member_id: string }>`select member_id from gold_plan where id = ${planId}`;
  if (!plan) return refused('NOT_FOUND', 'There is no such plan.', ['referrerPlanId']);
  return plan.member_id === memberId ? refused('OWN_REFERRAL', 'Nobody refers itself.', ['referrerPlanId'])
    : accepted(planId);
}

/** The matured plan that this one follows soon enough, once. */
async function renewed(tx: Tx, { memberId }: { memberId: string }, since: string): Promise<string | null> {
  const plan = await tx.sql.maybe<{ id: string }>`select id from gold_plan p
    where member_id = ${memberId} and matured_at >= ${since}::date
      and not exists (select 1 from gold_plan later where later.renews_plan_id = p.id)
    order by matured_at desc limit 1`;
  return plan?.id ?? null;
}
