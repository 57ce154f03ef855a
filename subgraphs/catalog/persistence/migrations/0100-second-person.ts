import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * What a person writes counts when a second one has approved it. A version that never counted does not keep
 * its date from the next one.
 */
export const catalog0100: SqlMigration = {
  name: 'catalog-0100',
  sql: `
alter table catalog_policy drop constraint catalog_policy_effective_from_key;
${policyProposalTable('karat_catalog_restricted')}`,
};
