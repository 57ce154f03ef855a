import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Who enters a jump does not confirm it, so who it was is kept by id; and a price on the board may be taken back.
 * Until then it was in force: what was sold in its time was sold by it.
 */
export const catalog0181: SqlMigration = {
  name: 'catalog-0181',
  sql: `
alter table gold_price add column entered_by_id text, add column withdrawn_at timestamptz,
  add column withdrawn_by text,
  drop constraint gold_price_state_check,
  add constraint gold_price_state_check check (state in ('published', 'held', 'dismissed', 'withdrawn')),
  drop constraint gold_price_check1,
  add constraint gold_price_check1 check (state in ('published', 'withdrawn') or jump_bps is not null),
  add constraint gold_price_check3 check ((state = 'withdrawn') = (withdrawn_at is not null));
create index gold_price_withdrawn on gold_price (region, metal, purity, effective_at desc)
  where state = 'withdrawn';
drop trigger kept on gold_price;
create trigger kept before delete or update of id, region, metal, purity, retail_minor, buyback_minor,
  currency, effective_at, source, jump_bps, entered_by, entered_by_id, entered_at on gold_price
  for each row execute function refuse_change();
drop policy visible on gold_price;
create policy visible on gold_price for select to karat_catalog_restricted using (
  state in ('published', 'withdrawn')
  and (select current_setting('karat.kind', true)) in ('tenant', 'channel', 'person'));
alter table fx_table add column entered_by_id text;
drop trigger kept on fx_table;
create trigger kept before delete or update of id, home_region, effective_at, source, jump_bps,
  missing, entered_by, entered_by_id, entered_at on fx_table
  for each row execute function refuse_change();
`,
};
