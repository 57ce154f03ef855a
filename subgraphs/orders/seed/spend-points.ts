import type { MarginClass } from '../../contracts/words.ts';
import { seededRandom, seedId } from '../../kernel/seed.ts';
import { DAY_MS } from '../domain/order-times.ts';
import type { LineToRecord } from '../commands/record/order-to-record.ts';
import type { PlannedSale } from './planned-sale.ts';
import type { Brand, DemoMember } from './wait-for-the-brand.ts';

/** Points per 1,000 fen of the base ladder (domain.md 3.1). */
const POINTS_PER_1000: Record<MarginClass, bigint> = { A: 12n, B: 8n, C: 4n, D: 0n, X: 0n };

/** Earned this long before, points are certainly active. */
const ACTIVE_AFTER_MS = 45 * DAY_MS;
const LEAST_POINTS = 1_000n;

/**
 * Some members pay part of a later purchase with points (100 points are 1 yuan): at most half of what
 * their earlier purchases surely earned, and 5 % of the goods, so that every limit holds.
 */
export function spendPoints(
  member: DemoMember, sales: readonly PlannedSale[], brand: Brand,
): PlannedSale[] {
  const random = seededRandom(170_000 + member.no);
  const classOf = new Map(brand.items.map(({ sku, marginClass }) => [sku, marginClass]));
  const classes = (sale: PlannedSale) => sale.order.lines.map((line) => classOf.get(skuOf(line))!);
  const inOrder = [...sales].sort((a, b) => a.order.paidAt.getTime() - b.order.paidAt.getTime());
  let spent = 0n;
  return inOrder.map((sale) => {
    const { paidAt, currency, externalNo } = sale.order;
    const wants = random() < 0.4;
    const fits = member.region === 'CN' && currency === 'CNY' && sale.order.tradeInMinor === 0n
      && classes(sale).every((marginClass) => marginClass === 'A' || marginClass === 'B');
    if (!wants || !fits) return sale;
    const earned = inOrder
      .filter((earlier) => earlier.order.paidAt.getTime() < paidAt.getTime() - ACTIVE_AFTER_MS)
      .reduce((sum, earlier) => sum + surelyEarned(earlier, classes(earlier)), 0n);
    const most = goodsOf(sale) / 20n;
    const left = earned / 2n - spent;
    const points = ((left < most ? left : most) / 100n) * 100n;
    if (points < LEAST_POINTS) return sale;
    spent += points;
    // Held at the till and spent the same hour: past sales are told without their holds.
    const known = {
      memberId: member.memberId, points, state: 'held', expiresAt: new Date(paidAt.getTime() + 3_600_000),
      settledAt: null, channelId: null, isReserved: false, worthMinor: points,
    } as const;
    const pointsHold = { id: seedId('points-hold', externalNo), points, amountMinor: points, known };
    return { ...sale, order: { ...sale.order, pointsHold } };
  });
}

/** Coupon and trade-in leave at least 60 % of the goods as base. */
function surelyEarned(sale: PlannedSale, classes: readonly MarginClass[]): bigint {
  if (sale.order.currency !== 'CNY') return 0n;
  return sale.order.lines.reduce((sum, line, index) =>
    sum + (amountOf(line) * 6n * POINTS_PER_1000[classes[index]!]!) / 10_000n, 0n);
}

function goodsOf(sale: PlannedSale): bigint {
  return sale.order.lines.reduce((sum, line) => sum + amountOf(line), 0n);
}

function amountOf(line: LineToRecord): bigint {
  return line.unitPriceMinor * BigInt(line.quantity) - line.discountMinor;
}

function skuOf(line: LineToRecord): string {
  return 'sku' in line.item ? line.item.sku : '';
}
