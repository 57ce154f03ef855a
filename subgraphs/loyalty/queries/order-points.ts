import { PREFIX } from '../../contracts/ids.ts';
import { CURRENCY_OF, type ProgrammeCode } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { LineRecord, OrderEarning } from '../domain/order-earning.ts';
import type { OrderLinePoints, OrderPoints } from '../graphql/order-points.type.ts';
import { loadOrders } from '../persistence/orders.ts';

/** What orders earned, by order id; null for an order that earned nobody anything yet. */
export async function orderPointsOf(
  sql: Sql, orderIds: readonly string[],
): Promise<(OrderPoints | null)[]> {
  const orders = await loadOrders(sql, orderIds);
  const members = [...orders.values()].map((order) => order.memberId);
  const rows = await sql.all<{ member_id: string; programme: ProgrammeCode }>`
    select member_id, programme from account where member_id = any(${members}::uuid[])`;
  const currencies = new Map(rows.map((row) => [row.member_id, CURRENCY_OF[row.programme]]));
  return orderIds.map((id) => {
    const order = orders.get(id);
    return order ? viewOf(order, currencies.get(order.memberId) ?? order.currency) : null;
  });
}

const sum = (lines: readonly LineRecord[], of: (line: LineRecord) => bigint): bigint =>
  lines.reduce((total, line) => total + of(line), 0n);

function viewOf(order: OrderEarning, homeCurrency: string): OrderPoints {
  const { lines } = order;
  const earned = sum(lines, (line) => line.granted + line.bonus);
  const kept = sum(lines, (line) => line.kept + line.bonusKept);
  return {
    state: order.state, earned, reversed: earned - kept, activeAt: order.activeAt,
    pending: order.state === 'pending' ? kept : 0n, growth: sum(lines, (l) => l.growthKept),
    tier: order.tier, bonusPercent: order.bonusPercent, policyVersion: order.policyVersion,
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
