import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { outreachPolicies } from '../../persistence/policies.ts';

/** New numbers for whatever is planned and sent from their date on. */
export const publishOutreachPolicy = definePublishPolicy('outreach.publish-policy', outreachPolicies);
