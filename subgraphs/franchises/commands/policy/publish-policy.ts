import { definePublishPolicy, type PublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { rebateProblems, type FranchiseRules } from '../../domain/policy.ts';
import { franchisePolicies } from '../../persistence/policies.ts';

const publish = definePublishPolicy('franchises.publish-policy', franchisePolicies, async (rules, tx) => {
  const book = await readCodebook(tx.sql);
  return rebateProblems(rules, (code) => book.versions('margin_class', code).length > 0);
});

/**
 * New rates and periods; rebates of earlier payments keep theirs. Who says nothing of the days for disputes keeps
 * those of the version before.
 */
export const publishFranchisePolicy: PublishPolicy<FranchiseRules> = {
  ...publish,
  execute: async (tx, asked) => {
    const disputeDays = asked.rules.disputeDays ?? (await franchisePolicies.all(tx.sql)).at(-1)!.rules.disputeDays;
    return publish.execute(tx, { ...asked, rules: { ...asked.rules, disputeDays } });
  },
};
