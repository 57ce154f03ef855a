import { askDatabase } from './brand.ts';

const DAY = (at: string) => `(${at} at time zone 'Asia/Shanghai')::date`;

/** What is kept and what is not folded into it yet, beside the rows it is the sum of. */
const KEPT: Readonly<Record<string, { readonly kept: string; readonly rows: string }>> = {
  'sales of a day': {
    kept: `select day, currency, sum(orders), sum(base), sum(returned) from (
        select at as day, currency, orders, base, returned from orders.sales_sum
        where cut = 0 and grain = 'day' and margin_class = ''
        union all select day, currency, orders, base, returned from orders.sales_delta
        where margin_class = '') k
      group by 1, 2 having sum(orders) <> 0`,
    rows: `select ${DAY('paid_at')}, currency, count(*), sum(base_minor), sum(returned_base_minor)
      from orders.sales_order group by 1, 2`,
  },
  'sales of a month, outlet and class': {
    kept: `select at, outlet_id, margin_class, currency, sum(lines), sum(base), sum(returned) from (
        select at, outlet_id, margin_class, currency, lines, base, returned from orders.sales_sum
        where cut = 3 and grain = 'month' and margin_class <> ''
        union all select date_trunc('month', day)::date, outlet_id, margin_class, currency, lines, base,
          returned from orders.sales_delta where margin_class <> '') k
      group by 1, 2, 3, 4 having sum(lines) <> 0`,
    rows: `select date_trunc('month', ${DAY('o.paid_at')})::date, o.outlet_id, l.margin_class, o.currency,
        count(*), sum(l.base_minor), sum(l.returned_base_minor)
      from orders.order_line l join orders.sales_order o on o.id = l.order_id group by 1, 2, 3, 4`,
  },
  'sales of a franchise': {
    kept: `select day, franchise_id, currency, sum(orders), sum(sales), sum(returned) from (
        select day, franchise_id, currency, orders, sales, returned from franchises.sale_day
        union all select day, franchise_id, currency, orders, sales, returned from franchises.sale_delta) k
      group by 1, 2, 3 having sum(orders) <> 0`,
    rows: `select ${DAY('o.paid_at')}, o.franchise_id, o.currency, count(*), sum(o.base_minor),
        sum(coalesce(r.base_minor, 0))
      from franchises.order_fact o left join (select order_id, sum(base_minor) as base_minor
        from franchises.order_return_fact group by 1) r on r.order_id = o.order_id
      where o.franchise_id is not null group by 1, 2, 3`,
  },
  'rebates of a franchise': {
    kept: `select day, franchise_id, currency, sum(entries), sum(earned + earned_reversed),
        sum(owed + owed_reversed) from (
        select day, franchise_id, currency, entries, earned, earned_reversed, owed, owed_reversed
        from franchises.rebate_day
        union all select day, franchise_id, currency, entries, earned, earned_reversed, owed, owed_reversed
        from franchises.rebate_delta) k
      group by 1, 2, 3 having sum(entries) <> 0`,
    rows: `select ${DAY('greatest(r.held_until, e.booked_at)')}, s.id, r.currency, count(*),
        coalesce(sum(e.amount_minor) filter (where s.home), 0),
        coalesce(sum(e.amount_minor) filter (where not s.home), 0)
      from franchises.rebate r join franchises.rebate_entry e on e.rebate_id = r.id
      cross join lateral (values (r.home_franchise_id, true), (r.payer_franchise_id, false)) s (id, home)
      where s.id is not null group by 1, 2, 3`,
  },
};

/** Every kept sum is its rows' to the minor unit: each in one statement, so also while rows come. */
export async function expectSumsToBeRows(url: string): Promise<void> {
  for (const [name, { kept, rows }] of Object.entries(KEPT)) {
    const [found] = await askDatabase<{ wrong: number }>(url, `with kept as (${kept}), rows as (${rows})
      select count(*)::int as wrong from ((table kept except all table rows)
        union all (table rows except all table kept)) t`);
    if (found!.wrong > 0) throw new Error(`${name}: ${found!.wrong} sums are not those of their rows`);
  }
}
