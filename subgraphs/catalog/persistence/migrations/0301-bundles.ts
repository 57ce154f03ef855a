import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Items are sold together for less. A bundle is for whoever may see each of its items. */
export const catalog0301: SqlMigration = {
  name: 'catalog-0301',
  sql: `
create table bundle (
  id uuid primary key,
  code text not null constraint bundle_code_key unique check (char_length(code) >= 1 and char_length(code) <= 40),
  name_zh text not null,
  name_en text not null,
  pricing text not null check (pricing in ('price', 'amount_off', 'percent_off')),
  amount_minor bigint check (amount_minor > 0),
  currency text,
  off_bps int check (off_bps > 0 and off_bps < 10000),
  returns text not null check (returns in ('keep', 'recheck')),
  starts_at timestamptz,
  ends_at timestamptz,
  retired boolean not null default false,
  part_count int not null check (part_count > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  constraint bundle_priced check ((pricing = 'percent_off') = (off_bps is not null)
    and (pricing = 'percent_off') = (amount_minor is null) and (amount_minor is null) = (currency is null))
);
create table bundle_part (
  bundle_id uuid not null references bundle (id),
  place int not null,
  item_id uuid not null references item (id),
  quantity int not null check (quantity > 0),
  primary key (bundle_id, place),
  constraint bundle_part_item unique (bundle_id, item_id)
);
create index bundle_part_of_item on bundle_part (item_id);
alter table bundle_part enable row level security;
create policy visible on bundle_part for select to karat_catalog_restricted using (
  exists (select 1 from item i where i.id = bundle_part.item_id));
alter table bundle enable row level security;
create policy visible on bundle for select to karat_catalog_restricted using (
  part_count = (select count(*) from bundle_part p where p.bundle_id = bundle.id));
grant select on bundle, bundle_part to karat_catalog_restricted;
`,
};
