import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { rebateProblems } from '../../domain/policy.ts';
import { franchisePolicies } from '../../persistence/policies.ts';

/** New rates and periods; rebates of earlier payments keep theirs. */
export const publishFranchisePolicy =
  definePublishPolicy('franchises.publish-policy', franchisePolicies, async (rules, tx) => {
    const book = await readCodebook(tx.sql);
    return rebateProblems(rules, (code) => book.versions('margin_class', code).length > 0);
  });
