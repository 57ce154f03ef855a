import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** News of an item says its metal, and rooms that are new have heard of none: all are announced anew. */
export const catalog0270: SqlMigration = {
  name: 'catalog-0270',
  sql: `
drop index item_announced_form;
create index item_announced_form on item (id) where announced_form < 3;
`,
};
