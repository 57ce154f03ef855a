import type { Sql } from '../../kernel/database/sql.ts';
import { moneyView } from '../../kernel/money.ts';
import { formatGrams } from '../../kernel/weight.ts';
import type { PlanBooks } from '../graphql/proof/plan-proof.type.ts';

interface Sums {
  currency: string;
  principal: bigint;
  cash: bigint;
  coupons: bigint;
  goods: bigint;
  owed: bigint;
  held: bigint;
}

/** The trial balance: every currency once, in the order of their codes. */
export async function booksOf(sql: Sql): Promise<PlanBooks[]> {
  const rows = await sql.all<Sums>`select p.currency, sum(b.principal_minor)::bigint as principal,
      sum(b.cash_minor)::bigint as cash, sum(b.coupon_cost_minor)::bigint as coupons,
      sum(b.goods_minor)::bigint as goods, sum(b.member_mg)::bigint as owed, sum(b.house_mg)::bigint as held
    from plan_posting b join gold_plan p on p.id = b.plan_id group by p.currency order by p.currency limit 200`;
  return rows.map(({ currency, principal, cash, coupons, goods, owed, held }) => ({
    principal: moneyView(principal, currency), cash: moneyView(-cash, currency),
    coupons: moneyView(-coupons, currency), goods: moneyView(goods, currency), goldGrams: formatGrams(owed),
    isBalanced: principal + cash + coupons + goods === 0n && owed + held === 0n,
  }));
}
