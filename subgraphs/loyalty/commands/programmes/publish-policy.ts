import type { ProgrammeCode } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { latestOf, needsSecondPerson, proposeIfPerson } from '../../../kernel/commands/publish-policy.ts';
import { lockProposals } from '../../../kernel/database/policy-proposals.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import {
  refusePublication, type Publication, type PublishPolicyCode,
} from '../../../kernel/policy.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { Policy, PolicyRules, ProgrammeNumbers } from '../../domain/policy.ts';
import { problemsOf, rulesOfDraft, type PolicyDraft, type TierNames } from '../../domain/policy-draft.ts';
import { bonusProblems } from '../../domain/rewards/bonus-rules.ts';
import { beginEffect } from '../../persistence/effects/effect-rows.ts';
import { loadPolicies, policyName } from '../../persistence/policies.ts';
import { insertVersion } from './insert-version.ts';
import { tellTiers } from './tell-tiers.ts';

export interface PublishInput extends Publication<PolicyDraft> {
  readonly programme: ProgrammeCode;
}

/**
 * A new immutable version of a programme's rules, in force from a date that is still to come, when a second
 * person has approved it.
 */
export const publishPolicy = defineCommand<
  PublishInput, { programme: ProgrammeCode; version: number }, PublishPolicyCode | 'NOT_FOUND'
>({
  name: 'loyalty.publish-policy',
  execute: async (tx, input) => {
    const { programme, effectiveFrom, note } = input;
    await tx.sql.run`select code from programme where code = ${programme} for update`;
    const own = (await loadPolicies(tx.sql)).filter((policy) => policy.programme === programme);
    const counting = own.at(-1);
    if (!counting) return refused('NOT_FOUND', 'There is no such programme.', ['programme']);
    const book = await readCodebook(tx.sql);
    const latest = latestOf(own, await lockProposals(tx.sql, policyName(programme)), tx.now);
    const asked = { ...input.rules, bonuses: input.rules.bonuses ?? counting.rules.bonuses };
    const rules = rulesOfDraft(asked, namesIn(book, counting, effectiveFrom), counting.rules.rates);
    const classes = {
      offered: book.list('margin_class', tx.now).map(({ code }) => code), known: book.everyCode('margin_class'),
    };
    const refusal = refusePublication(latest, input, [
      ...problemsOf(input.rules, rules, classes), ...bonusProblems(rules.bonuses, {
        regions: book.everyCode('region'), marginClasses: classes.known, tiers: rules.tiers.map(({ code }) => code) }),
    ], tx.now);
    if (refusal) return refusal;
    const version = latest.version + 1;
    const kept = withFormerWindows(rules, counting);
    await insertVersion(tx, { programme, version, effectiveFrom, rules: kept, note });
    await proposeIfPerson(tx, policyName(programme), { version, effectiveFrom, rules: kept });
    if (needsSecondPerson(tx)) await countFor(tx, { programme, version, zone: counting.zone });
    await tellTiers(tx, programme);
    // Whom it lifts, and whom its tiers are other ones for, is looked at when it begins.
    const key = `review-tiers:${programme}:${version}`;
    tx.schedule({ job: 'review-tiers', at: effectiveFrom, payload: null, key });
    tx.audit({ before: counting.rules, after: kept, reason: note ?? undefined });
    return accepted({ programme, version });
  },
});

/** Whoever decides sees what it would have made of the year before; in the background, for it may be many members. */
async function countFor(
  tx: Tx, draft: { programme: ProgrammeCode; version: number; zone: string },
): Promise<void> {
  await beginEffect(tx.sql, draft, tx.now);
  const key = `count-policy-effects:${draft.programme}:${draft.version}`;
  tx.schedule({ job: 'count-policy-effects', at: tx.now, payload: null, key });
}

/** What the programme's tiers are called already: by the version before, or by any word there was. */
function namesIn(book: Codebook, { programme, rules }: Policy, at: Date) {
  return (tier: string): TierNames | null =>
    rules.tiers.find(({ code }) => code === tier) ?? book.tier(programme, tier, at);
}

function withFormerWindows(rules: ProgrammeNumbers, { rules: before }: Policy): PolicyRules {
  const { windowDays, unknownDeliveryDays, linkDays } = before;
  return { ...rules, windowDays, unknownDeliveryDays, linkDays };
}
