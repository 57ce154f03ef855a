import type { Fulfilment } from '../../contracts/words.ts';
import type { Currency } from '../../kernel/money.ts';
import { seededRandom, seedId } from '../../kernel/seed.ts';
import type { LineToRecord } from '../commands/record/order-to-record.ts';
import { refusalOfDedication, type DedicatedSale } from '../domain/dedication.ts';
import { DAY_MS } from '../domain/order-times.ts';
import { drawPrice, type Random } from './draw-price.ts';
import type { PlannedSale } from './planned-sale.ts';
import { spendPoints } from './spend-points.ts';
import {
  mainChannelCode, type Brand, type DemoItem, type DemoMember, type DemoOutlet,
} from './wait-for-the-brand.ts';

/** How many orders a member has: about 2.2 on average, some none, a few many. */
const ORDERS_OF: readonly (readonly [share: number, orders: number])[] = [
  [0.16, 0], [0.43, 1], [0.65, 2], [0.80, 3], [0.90, 4], [0.96, 5], [0.99, 7], [1, 9],
];

/** Weight of each month: New Year's festival, May, Qixi, the golden week, the year's end. */
const SEASON = [1.0, 0.95, 0.6, 0.55, 0.8, 0.55, 0.6, 0.85, 0.7, 0.9, 0.65, 0.8];

/** All sales, in the order they were paid. */
export function planSales(brand: Brand, now: Date): PlannedSale[] {
  const sales = brand.members.flatMap((member) =>
    spendPoints(member, salesOf(member, brand, now), brand));
  return sales.sort((a, b) => a.order.paidAt.getTime() - b.order.paidAt.getTime()
    || (a.order.externalNo < b.order.externalNo ? -1 : 1));
}

function salesOf(member: DemoMember, brand: Brand, now: Date): PlannedSale[] {
  const random = seededRandom(70_000 + member.no);
  const draw = random();
  const count = ORDERS_OF.find(([share]) => draw < share)?.[1] ?? 0;
  return Array.from({ length: count }, (_, index) => saleOf(member, index, brand, now, random));
}

function saleOf(
  member: DemoMember, index: number, brand: Brand, now: Date, random: Random,
): PlannedSale {
  const paidAt = drawTime(member.enrolledAt, now, random);
  const code = random() < 0.4 ? 'pos' : mainChannelCode(member.no);
  const outlet = outletFor(code, member, brand, random);
  const fulfilment = fulfilmentOf(outlet, random);
  const currency = currencyOf(outlet);
  const lines = drawLines(brand, currency, random, {
    channelId: seedId('channel', code), franchiseId: outlet.franchiseId, memberId: member.memberId });
  const goods = lines.reduce((sum, line) =>
    sum + line.unitPriceMinor * BigInt(line.quantity) - line.discountMinor, 0n);
  const deliveredAt = drawDelivery(paidAt, fulfilment, now, random);
  const code4 = String(member.no).padStart(4, '0');
  const coupon = random() < 0.18 ? (goods * 5n) / 100n / 100n * 100n : 0n;
  return { fate: random(), order: {
    channelId: seedId('channel', code), externalNo: `${code.toUpperCase()}-${code4}-${index + 1}`,
    buyer: code === mainChannelCode(member.no)
      ? { externalId: member.externalId } : { memberId: member.memberId },
    outlet: { id: outlet.id }, fulfilment, currency, paidAt, deliveredAt, lines,
    orderDiscounts: coupon > 0n
      ? [{ amountMinor: coupon, code: 'MEMBER-DAY', eligibleLines: null }] : [],
    tradeInMinor: fulfilment === 'trade_in' ? goods / 3n : 0n, pointsHold: null,
    shippingMinor: fulfilment === 'web' || fulfilment === 'live' ? 1_200n : 0n, feesMinor: 0n,
    note: null,
  } };
}

/** Between enrolment and an hour ago, more in the festive months, in the business hours. */
function drawTime(from: Date, now: Date, random: Random): Date {
  const span = Math.max(0, now.getTime() - 3_600_000 - from.getTime());
  let at = new Date(from.getTime());
  for (let tries = 0; tries < 12; tries += 1) {
    at = new Date(from.getTime() + Math.floor(span * random() ** 1.6));
    if (random() < SEASON[at.getUTCMonth()]!) break;
  }
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}

function outletFor(
  code: string, member: DemoMember, { outlets }: Brand, random: Random,
): DemoOutlet {
  if (code === 'douyin') return outlets[37 + Math.floor(random() * 3)]!;
  if (code !== 'pos') return outlets[36]!;
  const stores = outlets.filter((outlet) => outlet.no <= 36);
  const near = stores.filter((outlet) => outlet.region === member.region);
  const reach = near.length > 0 && random() < 0.9 ? near : stores;
  // Most people go to the same store again.
  return reach[random() < 0.7 ? member.no % reach.length : Math.floor(random() * reach.length)]!;
}

function fulfilmentOf(outlet: DemoOutlet, random: Random): Fulfilment {
  if (outlet.no === 37) return 'web';
  if (outlet.no > 37) return 'live';
  const draw = random();
  return draw < 0.88 ? 'store' : draw < 0.95 ? 'trade_in' : 'custom';
}

const CURRENCY_AT: Readonly<Record<string, Currency>> = { CN: 'CNY', HK: 'HKD', MO: 'MOP', SG: 'SGD' };

function currencyOf(outlet: DemoOutlet): Currency {
  return CURRENCY_AT[outlet.region]!;
}

function drawLines(
  { items }: Brand, currency: Currency, random: Random, sale: DedicatedSale,
): LineToRecord[] {
  const draw = random();
  const count = draw < 0.85 ? 1 : draw < 0.97 ? 2 : 3;
  return Array.from({ length: count }, () => {
    const item = firstSoldHere(items, Math.floor(random() * items.length), sale);
    const { sku, marginClass } = item;
    const unitPriceMinor = drawPrice(item, currency, random);
    const quantity = marginClass === 'D' && random() < 0.2 ? 2 : 1;
    const reduced = marginClass === 'A' && random() < 0.2;
    return { item: { sku }, quantity, unitPriceMinor,
      discountMinor: reduced ? (unitPriceMinor / 1_000n) * 50n : 0n };
  });
}

/** The drawn piece, or the next that may be sold to this member here. */
function firstSoldHere(items: readonly DemoItem[], drawn: number, sale: DedicatedSale): DemoItem {
  const inTurn = [...items.slice(drawn), ...items.slice(0, drawn)];
  return inTurn.find(({ dedication }) => refusalOfDedication(dedication, sale) === null)!;
}

function drawDelivery(
  paidAt: Date, fulfilment: Fulfilment, now: Date, random: Random,
): Date | null {
  const days = fulfilment === 'store' || fulfilment === 'trade_in' ? 0
    : fulfilment === 'custom' ? 14 + Math.floor(random() * 14) : 1 + Math.floor(random() * 4);
  const at = new Date(paidAt.getTime() + days * DAY_MS);
  return at <= now ? at : null;
}
