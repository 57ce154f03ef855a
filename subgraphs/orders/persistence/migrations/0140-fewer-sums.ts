import type { SqlMigration } from '../../../kernel/database/migration.ts';
import { FILL_SALES_SUMS as FILL_WITH_OUTLETS } from './0051-sales-sums.ts';

const VALUES = ['orders', 'lines', 'goods', 'discounts', 'points_cash', 'trade_in', 'base', 'returned'];
const NOBODY = `'00000000-0000-0000-0000-000000000000'`;
const CUTS = 'unnest(array[0, 1, 3]) as cut';

/** For whoever writes orders past the triggers: every sum worked out anew. */
export const FILL_SALES_SUMS = FILL_WITH_OUTLETS.replace('generate_series(0, 3) as cut', CUTS);

/**
 * An outlet sells in one channel or a few, so its sums are nearly those of the two: they are not kept beside
 * them. Sums of the day grow each minute; a page with some room takes that without new index entries.
 */
export const orders0140: SqlMigration = {
  name: 'orders-0140',
  sql: `
delete from sales_sum where cut = 2;
alter table sales_sum drop constraint sales_sum_cut_check,
  add constraint sales_sum_cut_check check (cut in (0, 1, 3));
alter table sales_sum set (fillfactor = 80);
drop index sales_sum_tenant, sales_sum_outlet;
create index sales_sum_tenant on sales_sum (tenant_id, grain, at) where cut = 3;
create index sales_sum_outlet on sales_sum (outlet_id, grain, at) where cut = 3;

create or replace function fold_sales(most integer) returns integer language plpgsql as $$
declare folded integer;
begin
  with taken as (
    delete from sales_delta where id = any(array(
      select id from sales_delta order by id limit most for update skip locked))
    returning *),
  summed as (
    insert into sales_sum
    select cut, grain, at, case when cut in (1, 3) then channel_id else ${NOBODY} end,
      case when cut = 3 then outlet_id else ${NOBODY} end,
      case when cut = 3 then tenant_id else ${NOBODY} end, margin_class, currency,
      ${VALUES.map((value) => `sum(${value})`).join(', ')}
    from taken cross join ${CUTS}
    cross join lateral (values ('day', day), ('month', date_trunc('month', day)::date)) as t (grain, at)
    group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (cut, grain, at, channel_id, outlet_id, tenant_id, margin_class, currency) do update set
      ${VALUES.map((value) => `${value} = sales_sum.${value} + excluded.${value}`).join(', ')})
  select count(*) into folded from taken;
  return folded;
end $$;
`,
};
