import { PREFIX } from '../../contracts/ids.ts';
import type { ProgrammeCode } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { LineRecord, OrderEarning } from '../domain/order-earning.ts';
import type { OrderBonus } from '../domain/rewards/order-bonus.ts';
import type { OrderLinePoints, OrderPoints } from '../graphql/orders/order-points.type.ts';
import { loadOrders } from '../persistence/orders.ts';

/** What orders earned, by order id; null for an order that earned nobody anything yet. */
export async function orderPointsOf(
  sql: Sql, orderIds: readonly string[],
): Promise<(OrderPoints | null)[]> {
  const orders = await loadOrders(sql, orderIds);
  const homes = await sql.all<Home & { order_id: string }>`select o.order_id, p.code as programme, p.currency
    from order_points o join account a on a.member_id = o.member_id
      join programme p on p.code = case when o.programme is null then a.programme else o.programme end
    where o.order_id = any(${[...orders.keys()]}::uuid[])`;
  const byOrder = new Map(homes.map((home) => [home.order_id, home]));
  return orderIds.map((id) => {
    const [order, home] = [orders.get(id), byOrder.get(id)];
    return order && home ? viewOf(order, home) : null;
  });
}

/** The programme whose points the order earned: that of its member, but for sales of before a merge. */
interface Home { programme: ProgrammeCode; currency: string }

const sum = (lines: readonly LineRecord[], of: (line: LineRecord) => bigint): bigint =>
  lines.reduce((total, line) => total + of(line), 0n);

function viewOf(order: OrderEarning, { programme, currency: homeCurrency }: Home): OrderPoints {
  const { lines } = order;
  const campaigns = (of: (one: OrderBonus) => bigint) => order.bonuses.reduce((all, one) => all + of(one), 0n);
  const earned = sum(lines, (line) => line.granted + line.bonus) + campaigns(({ granted }) => granted);
  const kept = sum(lines, (line) => line.kept + line.bonusKept) + campaigns((one) => one.kept);
  return {
    state: order.state, earned, reversed: earned - kept, activeAt: order.activeAt,
    pending: order.state === 'pending' ? kept : 0n, growth: sum(lines, (l) => l.growthKept),
    tier: { programme, code: order.tier }, bonusPercent: order.bonusPercent, policyVersion: order.policyVersion,
    fxRate: order.fxRate, reason: order.reason,
    lines: lines.map((line) => lineOf(line, order.currency, homeCurrency)),
  };
}

function lineOf(line: LineRecord, currency: string, homeCurrency: string): OrderLinePoints {
  return {
    lineId: encodeId(PREFIX.orderLine, line.lineId), lineNo: line.lineNo,
    marginClass: line.marginClass, rateNumerator: line.rateNum, rateDenominator: line.rateDen,
    growthNumerator: line.growthNum, growthDenominator: line.growthDen,
    base: moneyView(line.base, currency), homeBase: moneyView(line.homeBase, homeCurrency),
    remainingBase: moneyView(line.remainingBase, currency), granted: line.granted,
    kept: line.kept, bonus: line.bonus, bonusKept: line.bonusKept, growth: line.growth,
    growthKept: line.growthKept, pointsSpent: line.pointsSpent,
    pointsRestored: line.pointsRestored,
  };
}
