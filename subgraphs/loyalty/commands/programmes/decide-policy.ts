import type { ProgrammeCode } from '../../../contracts/words.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import {
  defineDecidePolicy, type DecidePolicy, type PolicyDecisionInput,
} from '../../../kernel/commands/decide-policy.ts';
import { loadPolicies, policyName } from '../../persistence/policies.ts';
import { tellTiers } from './tell-tiers.ts';

export interface DecideProgrammePolicy extends PolicyDecisionInput {
  readonly programme: ProgrammeCode;
}

const decide = defineDecidePolicy<DecideProgrammePolicy>('loyalty.decide-policy', {
  policyOf: ({ programme }) => policyName(programme),
  counting: async (sql, { programme }) =>
    (await loadPolicies(sql)).filter((policy) => policy.programme === programme),
});

/**
 * A second person's word about a programme's new numbers, and the withdrawal of those still to come. Its tiers
 * are told when they count, and taken back when they do no more.
 */
export const decideProgrammePolicy: DecidePolicy<DecideProgrammePolicy> = defineCommand({
  ...decide,
  execute: async (tx, input) => {
    const outcome = await decide.execute(tx, input);
    if (outcome.ok) await tellTiers(tx, input.programme);
    return outcome;
  },
});
