import type { ProgrammeCode } from '../../contracts/words.ts';
import { defineDecidePolicy, type PolicyDecisionInput } from '../../kernel/commands/decide-policy.ts';
import { loadPolicies, policyName } from '../persistence/policies.ts';

export interface DecideProgrammePolicy extends PolicyDecisionInput {
  readonly programme: ProgrammeCode;
}

/** A second person's word about a programme's new numbers, and the withdrawal of those still to come. */
export const decideProgrammePolicy = defineDecidePolicy<DecideProgrammePolicy>('loyalty.decide-policy', {
  policyOf: ({ programme }) => policyName(programme),
  counting: async (sql, { programme }) =>
    (await loadPolicies(sql)).filter((policy) => policy.programme === programme),
});
