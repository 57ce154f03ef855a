import type { ProgrammeCode } from '../../contracts/words.ts';
import { defineCommand } from '../../kernel/commands/command.ts';
import { latestOf, proposeIfPerson } from '../../kernel/commands/publish-policy.ts';
import { lockProposals } from '../../kernel/database/policy-proposals.ts';
import { accepted } from '../../kernel/outcome.ts';
import {
  refusePublication, type Publication, type PublishPolicyCode,
} from '../../kernel/policy.ts';
import { problemsOf, type ProgrammeNumbers } from '../domain/policy.ts';
import { loadPolicies, policyName } from '../persistence/policies.ts';

export interface PublishInput extends Publication<ProgrammeNumbers> {
  readonly programme: ProgrammeCode;
}

/**
 * A new immutable version of a programme's rules, in force from a date that is still to come, when a second
 * person has approved it.
 */
export const publishPolicy = defineCommand<
  PublishInput, { programme: ProgrammeCode; version: number }, PublishPolicyCode
>({
  name: 'loyalty.publish-policy',
  execute: async (tx, input) => {
    const { programme, effectiveFrom, note, rules } = input;
    await tx.sql.run`select code from programme where code = ${programme} for update`;
    const own = (await loadPolicies(tx.sql)).filter((policy) => policy.programme === programme);
    const counting = own.at(-1)!;
    const latest = latestOf(own, await lockProposals(tx.sql, policyName(programme)), tx.now);
    const refusal = refusePublication(latest, input, problemsOf(rules), tx.now);
    if (refusal) return refusal;
    const version = latest.version + 1;
    const { windowDays, unknownDeliveryDays, linkDays } = counting.rules;
    const kept = { ...rules, windowDays, unknownDeliveryDays, linkDays };
    await tx.sql.run`insert into programme_policy
      (programme, version, effective_from, rules, note, published_by, published_at)
      values (${programme}, ${version}, ${effectiveFrom}, ${JSON.stringify(kept)}::jsonb, ${note},
        ${tx.actor.name}, ${tx.now})`;
    await proposeIfPerson(tx, policyName(programme), { version, effectiveFrom, rules: kept });
    // Whom its thresholds lift is lifted when it begins.
    tx.schedule({ job: 'review-tiers', at: effectiveFrom, payload: null, key: `review-tiers:${programme}:${version}` });
    tx.audit({ before: counting.rules, after: kept, reason: note ?? undefined });
    return accepted({ programme, version });
  },
});
