import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Versions of the policy are published by people from now on: who, when and why. Columns take the names
 * of their rules; note and publisher are granted to no restricted role.
 */
export const franchises0002: SqlMigration = {
  name: 'franchises-0002',
  sql: `
alter table franchise_policy rename column effective_at to effective_from;
alter table franchise_policy rename column a_bps to class_a_bps;
alter table franchise_policy rename column b_bps to class_b_bps;
alter table franchise_policy rename column c_bps to class_c_bps;
alter table franchise_policy rename column d_bps to class_d_bps;
alter table franchise_policy rename column store_days to store_window_days;
alter table franchise_policy rename column web_days to web_window_days;
alter table franchise_policy rename column live_days to live_window_days;
alter table franchise_policy rename column custom_days to custom_window_days;
alter table franchise_policy rename column trade_in_days to trade_in_window_days;
alter table franchise_policy
  add column published_at timestamptz not null default '2000-01-01T00:00:00Z',
  add column published_by text not null default 'migration',
  add column note text default 'Defaults' check (char_length(note) <= 500);
alter table franchise_policy
  alter column published_at drop default, alter column published_by drop default,
  alter column note drop default;
revoke select on franchise_policy from karat_franchises_restricted;
grant select (version, effective_from, class_a_bps, class_b_bps, class_c_bps, class_d_bps,
  margin_cap_bps, store_window_days, web_window_days, live_window_days, custom_window_days,
  trade_in_window_days, unknown_delivery_days, period_months, trailing_months, protection_days,
  published_at) on franchise_policy to karat_franchises_restricted;
`,
};
