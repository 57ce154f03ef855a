import { sql as fragment } from 'kysely';
import type { Fulfilment, MarginClass, Region } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { EffectSums, lastMonth, MOST_ROWS, type EffectSum, type PolicyEffect } from '../../kernel/policy-effect.ts';
import { policyAt } from '../../kernel/policy.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { pointsCashLimit, type PointsCashLine } from '../domain/points-cash.ts';
import { windowDays, type OrderPolicy, type OrderRules } from '../domain/policy.ts';
import { orderPolicies } from '../persistence/policies.ts';

interface Month { readonly from: Date; readonly until: Date }
interface Part { readonly sums: readonly EffectSum[]; readonly isWhole: boolean }

/**
 * What these rules would have made of last month's orders: the charity of what is left of them, the most that points
 * might have paid, and the days of their return windows.
 */
export async function orderPolicyEffect(sql: Sql, rules: OrderRules, now: Date): Promise<PolicyEffect> {
  const month = lastMonth(now, 'Asia/Shanghai');
  const standing = await orderPolicies.all(sql);
  const parts = [
    await charityEffect(sql, rules, month),
    await pointsCashEffect(sql, rules, month, standing),
    await windowEffect(sql, rules, month, standing),
  ];
  return {
    ...month, isWhole: parts.every(({ isWhole }) => isWhole), sums: parts.flatMap(({ sums }) => sums),
  };
}

/** The newest orders of the month, as many as a preview looks at. */
const newestOf = ({ from, until }: Month) => fragment`(select * from sales_order
  where paid_at >= ${from} and paid_at < ${until} and state <> 'cancelled'
  order by paid_at desc, id desc limit ${MOST_ROWS}) o`;

/** After returns on both sides; the table's CHECK says charity alike. */
async function charityEffect(sql: Sql, { charityBps }: OrderRules, month: Month): Promise<Part> {
  const rows = await sql.all<{ currency: string; orders: number; before: bigint; after: bigint }>`
    select currency, count(*)::int as orders, sum(charity_minor - charity_reversed_minor)::bigint as before,
      sum((base_minor - returned_base_minor) * ${charityBps}::int / 10000)::bigint as after
    from ${newestOf(month)} group by currency order by currency`;
  return {
    isWhole: rows.reduce((sum, row) => sum + row.orders, 0) < MOST_ROWS,
    sums: rows.map(({ currency, orders, before, after }) => (
      { measure: 'charity', currency, marginClass: null, rows: orders, before, after })),
  };
}

interface LineRow {
  order_id: string; currency: string; paid_at: Date; policy_version: number; margin_class: MarginClass;
  payable: bigint; labour_minor: bigint | null;
}

/** Of whole orders: the last one of a list that was cut is left out. */
async function pointsCashEffect(
  sql: Sql, { pointsCashBps }: OrderRules, month: Month, standing: readonly OrderPolicy[],
): Promise<Part> {
  const rows = await sql.all<LineRow>`
    select l.order_id, o.currency, o.paid_at, o.policy_version, l.margin_class, l.labour_minor,
      l.amount_minor - l.line_discount_minor - l.order_discount_minor as payable
    from ${newestOf(month)} join order_line l on l.order_id = o.id
    order by o.paid_at desc, o.id desc, l.line_no limit ${MOST_ROWS}`;
  const isWhole = rows.length < MOST_ROWS;
  const book = await readCodebook(sql);
  const takes = ({ margin_class: code, paid_at: at }: LineRow): PointsCashLine['pointsCash'] =>
    book.known('margin_class', code, at)?.traits.pointsCash ?? 'none';
  const orders = [...Map.groupBy(rows, (row) => row.order_id).values()];
  const sums = new EffectSums();
  for (const lines of isWhole ? orders : orders.slice(0, -1)) {
    const sold = lines.map((row) => (
      { pointsCash: takes(row), payableMinor: row.payable, labourMinor: row.labour_minor }));
    const [{ currency, policy_version: version, paid_at: paidAt }] = lines as [LineRow];
    const then = ruledBy(standing, version, paidAt).pointsCashBps;
    sums.add({ measure: 'points_cash', currency, marginClass: null },
      pointsCashLimit(sold, then), pointsCashLimit(sold, pointsCashBps));
  }
  return { isWhole, sums: sums.all() };
}

interface WindowRow {
  fulfilment: Fulfilment; region: Region | null; policy_version: number; kept: number | null; orders: number;
}

/** Days added up over all orders; those of one place and kind have one window. */
async function windowEffect(
  sql: Sql, rules: OrderRules, month: Month, standing: readonly OrderPolicy[],
): Promise<Part> {
  const rows = await sql.all<WindowRow>`
    select o.fulfilment, f.region, o.policy_version, o.return_window_days as kept, count(*)::int as orders
    from ${newestOf(month)} left join outlet_fact f on f.outlet_id = o.outlet_id group by 1, 2, 3, 4`;
  const orders = rows.reduce((sum, row) => sum + row.orders, 0);
  const days = (of: (row: WindowRow) => number) =>
    rows.reduce((sum, row) => sum + BigInt(row.orders * of(row)), 0n);
  const before = days((row) => row.kept
    ?? windowDays(ruledBy(standing, row.policy_version, month.from), row.fulfilment, null));
  const after = days(({ fulfilment, region }) => windowDays(rules, fulfilment, region));
  return {
    isWhole: orders < MOST_ROWS,
    sums: orders === 0 ? []
      : [{ measure: 'return_window', currency: null, marginClass: null, rows: orders, before, after }],
  };
}

/** The rules an order was counted with: those of its version, which stay whatever follows. */
function ruledBy(standing: readonly OrderPolicy[], version: number, at: Date): OrderRules {
  return (standing.find((policy) => policy.version === version) ?? policyAt(standing, at)).rules;
}
