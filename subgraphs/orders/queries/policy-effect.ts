import type { Sql } from '../../kernel/database/sql.ts';
import { lastMonth, MOST_ROWS, type PolicyEffect } from '../../kernel/policy-effect.ts';
import type { OrderRules } from '../domain/policy.ts';

interface Row { currency: string; orders: number; before: bigint; after: bigint }

/** The charity of last month's orders, as it was and as these rules make it; the table's CHECK says it alike. */
export async function orderPolicyEffect(
  sql: Sql, { charityBps }: OrderRules, now: Date,
): Promise<PolicyEffect> {
  const { from, until } = lastMonth(now, 'Asia/Shanghai');
  const rows = await sql.all<Row>`
    select currency, count(*)::int as orders, sum(charity_minor)::bigint as before,
      sum(base_minor * ${charityBps}::int / 10000)::bigint as after
    from (select currency, charity_minor, base_minor from sales_order
      where paid_at >= ${from} and paid_at < ${until} and state <> 'cancelled'
      order by paid_at desc, id desc limit ${MOST_ROWS}) o
    group by currency order by currency`;
  return {
    from, until, isWhole: rows.reduce((sum, row) => sum + row.orders, 0) < MOST_ROWS,
    sums: rows.map(({ currency, orders, before, after }) => (
      { measure: 'charity', currency, marginClass: null, rows: orders, before, after })),
  };
}
