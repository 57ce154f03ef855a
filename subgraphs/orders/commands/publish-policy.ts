import { definePublishPolicy } from '../../kernel/commands/publish-policy.ts';
import { orderPolicies } from '../persistence/policies.ts';

/** A new version of what orders are counted with; orders paid before it keep theirs. */
export const publishOrderPolicy = definePublishPolicy('orders.publish-policy', orderPolicies);
