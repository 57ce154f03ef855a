import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Orders own the return windows and tell their ends. What earlier versions said of them stays, for sales
 * that were told without; newer versions say nothing of them. An order keeps the instant that was told.
 */
export const franchises0020: SqlMigration = {
  name: 'franchises-0020',
  sql: `
alter table franchise_policy
  alter column store_window_days drop not null, alter column web_window_days drop not null,
  alter column live_window_days drop not null, alter column custom_window_days drop not null,
  alter column trade_in_window_days drop not null, alter column unknown_delivery_days drop not null;
alter table order_fact add column window_ends_at timestamptz;
`,
};
