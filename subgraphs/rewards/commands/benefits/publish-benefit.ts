import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { latestOf, proposeIfPerson } from '../../../kernel/commands/publish-policy.ts';
import { lockProposals } from '../../../kernel/database/policy-proposals.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import {
  refusePublication, type Latest, type Problem, type Publication, type PublishPolicyCode,
} from '../../../kernel/policy.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { BENEFIT_CODE, crowdedTiers, termsProblems } from '../../domain/benefits/terms-problems.ts';
import type { Benefit, BenefitTerms } from '../../domain/benefits/terms.ts';
import { benefitPolicy, benefitsAt, versionsOf } from '../../persistence/benefits/benefits.ts';
import { rewardPolicyAt } from '../../persistence/policies.ts';
import { gateSegment } from '../../persistence/segments/gates.ts';
import { benefitTable, benefitVersionTable } from '../../persistence/tables/benefit.table.ts';

export interface PublishBenefit extends Publication<BenefitTerms> {
  readonly code: string;
  /** Tiers may have more benefits than the policy warns of. */
  readonly confirmTooMany: boolean;
}

type Code = PublishPolicyCode | 'TOO_MANY_BENEFITS' | 'BENEFITS_FULL';
const MOST_BENEFITS = 200;

/**
 * A new immutable version of a benefit, or its first one, in force from a date when a second person has approved it.
 * What was used and booked before counts on as it was decided.
 */
export const publishBenefit = defineCommand<PublishBenefit, { benefitId: string; version: number }, Code>({
  name: 'rewards.publish-benefit',
  execute: async (tx, asked) => {
    const { code, effectiveFrom, note, rules: terms } = asked;
    if (!BENEFIT_CODE.test(code)) {
      return refused('INVALID_RULES', '1 to 40 small letters, digits and hyphens.', ['code']);
    }
    // One after the other: two of the same code, or the last that a tier has room for.
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('rewards.benefit'))`;
    const known = await tx.sql.all<{ id: string; code: string }>`select id, code from benefit`;
    const benefitId = known.find((each) => each.code === code)?.id ?? newId(tx.now);
    const own = await versionsOf(tx.sql, benefitId);
    const latest = await latestVersion(tx, benefitId, own);
    const refusal = refusePublication(latest, asked, await problemsOf(tx, terms, effectiveFrom), tx.now);
    if (refusal) return refusal;
    if (latest.version === 0 && known.length >= MOST_BENEFITS) {
      return refused('BENEFITS_FULL', `There are at most ${MOST_BENEFITS} benefits.`, ['code']);
    }
    const crowded = asked.confirmTooMany ? null : await tooMany(tx, benefitId, own.at(-1)?.terms ?? null, asked);
    if (crowded) return crowded;
    await gateSegment(tx, terms.segmentId);
    const version = latest.version + 1;
    if (latest.version === 0) await tx.sql.insertInto(benefitTable, [{ id: benefitId, code, createdAt: tx.now }],
      'on conflict (id) do nothing');
    const { costs, ...shown } = terms;
    await tx.sql.insertInto(benefitVersionTable, [{
      benefitId, version, effectiveFrom, terms: shown, costs, note, publishedBy: tx.actor.name, publishedAt: tx.now,
    }]);
    await proposeIfPerson(tx, benefitPolicy(benefitId), { version, effectiveFrom, rules: terms });
    tx.audit({
      subjectId: benefitId, before: own.at(-1)?.terms, after: { code, version, ...terms }, reason: note ?? undefined,
    });
    return accepted({ benefitId, version });
  },
});

async function latestVersion(tx: Tx, benefitId: string, own: readonly Benefit[]): Promise<Latest> {
  const proposals = await lockProposals(tx.sql, benefitPolicy(benefitId));
  if (own.length > 0) return latestOf(own.map((each) => ({ ...each, rules: each.terms })), proposals, tx.now);
  return {
    version: Math.max(0, ...proposals.map(({ version }) => version)), effectiveFrom: new Date(0),
    open: proposals.find(({ state, effectiveFrom }) => state === 'proposed' && effectiveFrom > tx.now)?.version ?? null,
  };
}

async function problemsOf(tx: Tx, terms: BenefitTerms, at: Date): Promise<Problem[]> {
  const book = await readCodebook(tx.sql);
  const known = await tx.sql.all<{ id: string }>`select outlet_id as id from outlet_fact
    where outlet_id = any(${[...terms.outletIds]}::uuid[])`;
  const outlets = new Set(known.map(({ id }) => id));
  return [
    ...termsProblems(terms, {
      hasTier: (programme, tier) => book.tier(programme, tier, at) !== null,
      currencyOf: (programme) => book.known('programme', programme, at)?.traits.currency ?? null,
    }),
    ...terms.outletIds.flatMap((id, index) => (outlets.has(id) ? []
      : [{ path: ['outletIds', String(index)], message: 'There is no such outlet.' }])),
  ];
}

async function tooMany(
  tx: Tx, benefitId: string, before: BenefitTerms | null, { rules, effectiveFrom }: PublishBenefit,
) {
  const { benefitsWarnAbove } = (await rewardPolicyAt(tx.sql, effectiveFrom)).rules;
  const others = (await benefitsAt(tx.sql, effectiveFrom)).filter(({ id }) => id !== benefitId);
  const [first] = crowdedTiers(others, before, rules, benefitsWarnAbove, dayText(localDay(effectiveFrom, 'UTC')));
  return first ? refused('TOO_MANY_BENEFITS', `Tier ${first.tier} of ${first.programme} would have ${first.count} `
    + `benefits; more than ${benefitsWarnAbove} are used less. Confirm it with confirmTooMany.`,
  ['rules', 'allowances'], { count: first.count }) : null;
}
