import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * What a person writes counts when a second one has approved it. A version that never counted does not keep
 * its date from the next one.
 */
export const franchises0100: SqlMigration = {
  name: 'franchises-0100',
  sql: `
alter table franchise_policy drop constraint franchise_policy_effective_at_key;
${policyProposalTable('karat_franchises_restricted')}`,
};
