import type { LineToReturn } from '../commands/returns/plan-return.ts';
import type { ReturnToRecord } from '../commands/returns/record-returns.ts';
import { DAY_MS } from '../domain/order-times.ts';
import { DEFAULT_RULES, windowDays } from '../domain/policy.ts';
import { formatAmount } from '../../kernel/money.ts';
import type { PlannedSale } from './planned-sale.ts';

export interface RecordedSale {
  readonly sale: PlannedSale;
  readonly orderId: string;
}

const RETURNED = 0.06;

/** About 6 % of what was delivered comes back inside its window: mostly whole, some in part. */
export function planReturns(recorded: readonly RecordedSale[], now: Date): ReturnToRecord[] {
  const returns = recorded.flatMap(({ sale: { order, fate }, orderId }): ReturnToRecord[] => {
    if (fate >= RETURNED || !order.deliveredAt) return [];
    const window = windowDays(DEFAULT_RULES, order.fulfilment, null) * DAY_MS;
    const returnedAt = new Date(order.deliveredAt.getTime()
      + Math.floor(window * (0.1 + 0.8 * (fate / RETURNED))));
    if (returnedAt > now) return [];
    const whole = fate < RETURNED * 0.6;
    return [{
      order: { orderId }, externalNo: `R-${order.externalNo}`, returnedAt,
      reason: whole ? '七天无理由退货' : '差价补偿',
      lines: whole ? order.lines.map((line, index): LineToReturn => (
        { line: { no: index + 1 }, quantity: line.quantity, amount: null }))
        : [{ line: { no: 1 }, quantity: 0, amount: formatAmount(
          order.lines[0]!.unitPriceMinor / 10n, order.currency) }],
    }];
  });
  return returns.sort((a, b) => a.returnedAt.getTime() - b.returnedAt.getTime());
}
