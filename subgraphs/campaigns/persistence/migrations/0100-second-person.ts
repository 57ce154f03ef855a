import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * What a person writes counts when a second one has approved it. A version that never counted does not keep
 * its date from the next one.
 */
export const campaigns0100: SqlMigration = {
  name: 'campaigns-0100',
  sql: `
alter table campaign_policy drop constraint campaign_policy_effective_from_key;
${policyProposalTable('karat_campaigns_restricted')}`,
};
