import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * What a person writes counts when a second one has approved it. A version that never counted does not keep
 * its date from the next one.
 */
export const loyalty0100: SqlMigration = {
  name: 'loyalty-0100',
  sql: `
alter table programme_policy drop constraint programme_policy_programme_effective_from_key;
${policyProposalTable('karat_loyalty_restricted')}
-- Last month's orders, for the preview of a version; they are written in about the order of their payment.
create index order_points_paid on order_points using brin (paid_at);
`,
};
