import type { SqlMigration } from '../../../kernel/database/migration.ts';
import { PROOF_TABLE } from '../../../kernel/database/proof-table.ts';

/** What day sums are made of: sales and what came back, points that were issued, rates into a programme's currency. */
export const rewards0041: SqlMigration = {
  name: 'rewards-0041',
  sql: `
create table cost_sale (
  order_id uuid primary key,
  region text not null,
  franchise_id uuid,
  day date not null,
  currency text not null,
  home_currency text not null,
  rate text,
  base_minor bigint not null,
  home_minor bigint not null
);
create index cost_sale_day on cost_sale (region, day);
create table cost_return (
  return_id uuid primary key,
  order_id uuid not null references cost_sale (order_id),
  region text not null,
  franchise_id uuid,
  day date not null,
  back_minor bigint not null,
  home_minor bigint not null
);
create index cost_return_order on cost_return (order_id);
create index cost_return_day on cost_return (region, day);
create table cost_points (
  transaction_id uuid not null,
  place smallint not null,
  region text not null,
  payer uuid not null,
  day date not null,
  points bigint not null,
  primary key (transaction_id, place)
);
create index cost_points_day on cost_points (region, payer, day);
create table fx_rate (
  home_region text not null,
  from_currency text not null,
  to_currency text not null,
  effective_at timestamptz not null,
  rate text not null check (rate ~ '^[0-9]{1,9}([.][0-9]{1,12})?$'),
  valid_until timestamptz not null,
  withdrawn_at timestamptz,
  table_id uuid not null,
  primary key (home_region, from_currency, to_currency, effective_at, table_id),
  check (valid_until > effective_at)
);
${PROOF_TABLE}`,
};
