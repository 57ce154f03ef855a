import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** News of an item says what the style is: all that were announced before are announced anew. */
export const catalog0200: SqlMigration = {
  name: 'catalog-0200',
  sql: `
drop index item_announced_form;
create index item_announced_form on item (id) where announced_form < 2;
`,
};
