import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A style tells its theme, story and care and the terms of its sale; the pieces of a limited edition are numbered; what
 * is bought for a baby is a demand class of its own.
 */
export const catalog0260: SqlMigration = {
  name: 'catalog-0260',
  sql: `
alter table product drop constraint product_demand_class_check,
  add constraint product_demand_class_check check (demand_class in ('wedding', 'investment', 'daily', 'baby')),
  add column theme text check (char_length(theme) <= 60),
  add column story jsonb, add column care jsonb,
  add column limited_to int check (limited_to >= 1 and limited_to <= 9999),
  add column presale jsonb, add column early_access jsonb;
alter table item add column edition_no int check (edition_no >= 1 and edition_no <= 9999);
create unique index item_edition on item (product_id, edition_no) where edition_no is not null;
`,
};
