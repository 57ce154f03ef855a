import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Whose price of the board counts for saved gold, and by which franchise a posting was told. */
export const plans0020: SqlMigration = {
  name: 'plans-0020',
  sql: `
alter table plan_policy add column bean_purity integer check (bean_purity >= 1 and bean_purity <= 10000);
grant select (bean_purity) on plan_policy to karat_plans_restricted;
alter table plan_posting add column tenant_id uuid;
`,
};
