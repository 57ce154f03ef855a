import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The room, with the numbers that its scores begin from. */
export const insights0001: SqlMigration = {
  name: 'insights-0001',
  sql: `
create table insight_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null,
  new_days integer not null check (new_days >= 1 and new_days <= 3650),
  active_days integer not null check (active_days >= 1 and active_days <= 3650),
  dormant_days integer not null check (dormant_days >= 1 and dormant_days <= 3650),
  frequency_months integer not null check (frequency_months >= 1 and frequency_months <= 120),
  high_orders integer not null check (high_orders >= 2 and high_orders <= 1000),
  medium_orders integer not null check (medium_orders >= 1 and medium_orders <= 1000),
  rfm_months integer not null check (rfm_months >= 1 and rfm_months <= 120),
  recency_days integer[] not null check (cardinality(recency_days) = 4),
  frequency_orders integer[] not null check (cardinality(frequency_orders) = 4),
  monetary_units integer[] not null check (cardinality(monetary_units) = 4),
  recency_high integer not null check (recency_high >= 1 and recency_high <= 5),
  frequency_high integer not null check (frequency_high >= 1 and frequency_high <= 5),
  monetary_high integer not null check (monetary_high >= 1 and monetary_high <= 5),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into insight_policy values (1, '2000-01-01T00:00:00Z', 90, 365, 730, 24, 3, 2, 36,
  '{90,180,365,730}', '{5,4,3,2}', '{50000,20000,5000,1000}', 3, 2, 3,
  '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on insight_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, new_days, active_days, dormant_days, frequency_months, high_orders,
  medium_orders, rfm_months, recency_days, frequency_orders, monetary_units, recency_high, frequency_high,
  monetary_high, published_at) on insight_policy to karat_insights_restricted;
${policyProposalTable('karat_insights_restricted')}`,
};
