import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Taking a price back may be a jump by itself: then one person asks for it and another does it. */
export const catalog0190: SqlMigration = {
  name: 'catalog-0190',
  sql: `
alter table gold_price add column withdrawal_asked_at timestamptz, add column withdrawal_asked_by text,
  add column withdrawal_asked_by_id text,
  add constraint gold_price_check4 check ((withdrawal_asked_at is null) = (withdrawal_asked_by_id is null));
create index gold_price_withdrawal on gold_price (withdrawal_asked_at)
  where state = 'published' and withdrawal_asked_at is not null;
`,
};
