import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Orders keeps a style's kind and series beside its items, for margins: all that were announced before are announced
 * anew. Whoever reads the audit trail need not see costs: how much stood in it stands in item_cost, for finance.
 */
export const catalog0290: SqlMigration = {
  name: 'catalog-0290',
  sql: `
drop index item_announced_form;
create index item_announced_form on item (id) where announced_form < 3;
update audit_record set after = after - 'costMinor',
  before = case jsonb_typeof(before) when 'object' then before - 'costMinor' else before end
where command = 'catalog.set-item-cost';
`,
};
