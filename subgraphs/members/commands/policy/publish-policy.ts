import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { careProblems } from '../../domain/care-policy.ts';
import { carePolicies } from '../../persistence/care-policies.ts';

/** New numbers of care; complaints that were received before them keep theirs. */
export const publishCarePolicy =
  definePublishPolicy('members.publish-care-policy', carePolicies, careProblems);
