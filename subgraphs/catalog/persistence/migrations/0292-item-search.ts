import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Items are listed and found in the order of their SKUs, and by the beginning of SKU and serial number. What they are
 * compared by is a column: of a function of a column no restricted reader may use the index.
 */
export const catalog0292: SqlMigration = {
  name: 'catalog-0292',
  sql: `
alter table item add column sku_key text generated always as (lower(sku)) stored,
  add column serial_key text generated always as (lower(serial_no)) stored;
create index item_sku_key_order on item (sku_key collate "C", id);
create index item_serial_key on item (serial_key collate "C", id) where serial_no is not null;
create index item_product_key on item (product_id, sku_key collate "C");
drop index item_sku_prefix;
`,
};
