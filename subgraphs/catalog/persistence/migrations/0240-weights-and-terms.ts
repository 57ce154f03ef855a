import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Boards are quoted by other weights, too: what was entered stays beside the price of a gram. A board hangs in the
 * store for everybody to read. And what an item's price is made of is kept by time: what it cost at a past minute is
 * worked out from what held then.
 */
export const catalog0240: SqlMigration = {
  name: 'catalog-0240',
  sql: `
alter table gold_price add column entered_unit text not null default 'gram'
    check (entered_unit in ('gram', 'kilogram', 'troy_ounce', 'tola', 'tael_hk', 'tael_tw', 'tael_cn')),
  add column entered_retail_minor bigint check (entered_retail_minor > 0),
  add column entered_buyback_minor bigint check (entered_buyback_minor > 0),
  add constraint gold_price_check5 check ((entered_unit = 'gram') = (entered_retail_minor is null)),
  add constraint gold_price_check6 check (entered_buyback_minor <= entered_retail_minor);
drop trigger kept on gold_price;
create trigger kept before delete or update of id, region, metal, purity, retail_minor, buyback_minor,
  currency, effective_at, source, jump_bps, entered_by, entered_by_id, entered_at, entered_unit,
  entered_retail_minor, entered_buyback_minor on gold_price
  for each row execute function refuse_change();
drop policy visible on gold_price;
create policy visible on gold_price for select to karat_catalog_restricted using (
  state in ('published', 'withdrawn')
  and (select current_setting('karat.kind', true)) in ('tenant', 'channel', 'person', 'anonymous'));

create table item_terms (
  item_id uuid not null references item (id),
  began_at timestamptz not null,
  gold_weight_mg bigint not null,
  pricing text not null check (pricing in ('fixed', 'by_weight')),
  currency text not null,
  fixed_price_minor bigint,
  labour_minor bigint not null,
  labour_basis text not null check (labour_basis in ('piece', 'gram')),
  stone_price_minor bigint not null,
  primary key (item_id, began_at)
);
insert into item_terms select id, created_at, gold_weight_mg, pricing, currency, fixed_price_minor, labour_minor,
  labour_basis, stone_price_minor from item;
create function keep_item_terms() returns trigger language plpgsql as $$
begin
  insert into item_terms values (new.id, case tg_op when 'INSERT' then new.created_at else new.updated_at end,
    new.gold_weight_mg, new.pricing, new.currency, new.fixed_price_minor, new.labour_minor, new.labour_basis,
    new.stone_price_minor)
  on conflict (item_id, began_at) do update set gold_weight_mg = excluded.gold_weight_mg,
    pricing = excluded.pricing, currency = excluded.currency, fixed_price_minor = excluded.fixed_price_minor,
    labour_minor = excluded.labour_minor, labour_basis = excluded.labour_basis,
    stone_price_minor = excluded.stone_price_minor;
  return null;
end $$;
create trigger terms_begin after insert on item for each row execute function keep_item_terms();
create trigger terms_change after update of gold_weight_mg, pricing, currency, fixed_price_minor, labour_minor,
  labour_basis, stone_price_minor on item for each row
  when ((old.gold_weight_mg, old.pricing, old.currency, old.fixed_price_minor, old.labour_minor, old.labour_basis,
    old.stone_price_minor) is distinct from (new.gold_weight_mg, new.pricing, new.currency, new.fixed_price_minor,
    new.labour_minor, new.labour_basis, new.stone_price_minor))
  execute function keep_item_terms();
alter table item_terms enable row level security;
create policy visible on item_terms for select to karat_catalog_restricted using (
  exists (select 1 from item i where i.id = item_terms.item_id));
grant select on item_terms to karat_catalog_restricted;
`,
};
