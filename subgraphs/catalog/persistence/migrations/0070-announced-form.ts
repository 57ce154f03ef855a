import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** News of an item now says for whom it is: whoever knows these only without it is told again. */
export const catalog0070: SqlMigration = {
  name: 'catalog-0070',
  sql: `
alter table item add column announced_form integer not null default 1;
update item i set announced_form = 0 from product p where p.id = i.product_id
  and (p.member_only or p.exclusive_channel_ids <> '{}' or p.exclusive_tenant_ids <> '{}');
create index item_announced_form on item (id) where announced_form < 1;
`,
};
