import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { franchisePolicies } from '../../persistence/policies.ts';

/** New rates and periods; rebates of earlier payments keep theirs. */
export const publishFranchisePolicy =
  definePublishPolicy('franchises.publish-policy', franchisePolicies);
