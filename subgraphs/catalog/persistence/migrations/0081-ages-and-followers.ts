import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Prices and tables live so long as the policy that decided says, one decision settles all that wait for it,
 * a board may be without a buy-back price, and a rate of a
 * small currency has its digits. What was entered before keeps its own version's ages.
 */
export const catalog0081: SqlMigration = {
  name: 'catalog-0081',
  sql: `
alter table catalog_policy
  add column repeat_hours integer not null default 24 check (repeat_hours between 0 and 168),
  add column gold_warn_days integer not null default 8 check (gold_warn_days between 1 and 3650),
  add column gold_refuse_days integer not null default 31 check (gold_refuse_days between 1 and 3650),
  add column fx_warn_days integer not null default 45 check (fx_warn_days between 1 and 3650),
  add column fx_refuse_days integer not null default 100 check (fx_refuse_days between 1 and 3650),
  add check (gold_warn_days <= gold_refuse_days), add check (fx_warn_days <= fx_refuse_days);
alter table catalog_policy
  alter column repeat_hours drop default, alter column gold_warn_days drop default,
  alter column gold_refuse_days drop default, alter column fx_warn_days drop default,
  alter column fx_refuse_days drop default;
grant select (repeat_hours, gold_warn_days, gold_refuse_days, fx_warn_days, fx_refuse_days)
  on catalog_policy to karat_catalog_restricted;

alter table gold_price alter column buyback_minor drop not null,
  add column held_because text check (held_because ~ '^(jump|repeated|missing|follows)( missing)?$'),
  add column waits_for uuid references gold_price (id) check (waits_for <> id);
update gold_price set held_because = 'jump' where state = 'held';
create index gold_price_followers on gold_price (waits_for) where waits_for is not null;

alter table fx_table add column held_because text check (held_because ~ '^(jump|repeated|missing|follows)( missing)?$'),
  add column waits_for uuid references fx_table (id) check (waits_for <> id);
update fx_table set held_because = case when missing = '{}' then 'jump' else 'missing' end
  where state = 'held';
alter table fx_rate alter column rate type numeric(24, 12);
create index fx_table_followers on fx_table (waits_for) where waits_for is not null;
create index fx_table_held on fx_table (home_region, effective_at desc) where state = 'held';
create index gold_price_held_board on gold_price (region, metal, purity, effective_at desc)
  where state = 'held';
`,
};
