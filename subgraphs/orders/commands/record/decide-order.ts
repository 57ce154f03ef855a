import type { OrderFacts } from '../../../contracts/events.ts';
import { newId } from '../../../kernel/ids.ts';
import { toJson } from '../../../kernel/json.ts';
import { refused, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { formatAmount, moneyView } from '../../../kernel/money.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { charityOf } from '../../domain/charity.ts';
import { classAt } from '../../domain/class-at.ts';
import { windowDays, type OrderPolicy } from '../../domain/policy.ts';
import type { PointsCash } from '../../domain/points-cash.ts';
import { soldAgainst } from '../../domain/terms/sale-terms.ts';
import { priceLines, type LineShares, type Pricing } from '../../domain/price-lines.ts';
import type { OrderLineRow, SalesOrderRow } from '../../persistence/rows.ts';
import type { MarginClass } from '../../../contracts/words.ts';
import { checkOrder } from './check-order.ts';
import { decideBuyer } from './decide-buyer.ts';
import { refuseHold } from './refuse-hold.ts';
import { refuseUnnamedGold } from './refuse-unnamed-gold.ts';
import { itemOf, type Facts, type ItemFact, type OrderRequest, type OutletFact } from './load-facts.ts';
import { inCurrencyOf } from './load-rates.ts';
import type { LineToRecord, OrderToRecord, RecordOrderCode } from './order-to-record.ts';
import { refuseDedicated } from './refuse-dedicated.ts';

export interface OrderRows {
  readonly order: SalesOrderRow;
  readonly lines: readonly OrderLineRow[];
  /** What its first news says is given to charity, and where; null: nothing. */
  readonly charity: OrderFacts['charity'] | null;
  /** Items of its lines of which there is one each: numbered pieces of limited editions. */
  readonly numbered: ReadonlySet<string>;
}

export type Decision = { readonly rows: OrderRows } | { readonly refusal: Outcome<never, RecordOrderCode> };

interface SoldLine {
  readonly line: LineToRecord;
  readonly item: ItemFact;
  readonly marginClass: MarginClass;
  readonly pointsCash: PointsCash;
}

/** A new order of a channel and outlet that are known: limits, items, buyer, price; then its rows. */
export function decideOrder(
  { input: order, actor }: OrderRequest, facts: Facts, channelId: string, outlet: OutletFact,
  hash: Buffer, now: Date,
): Decision {
  const wrong = checkOrder(order, now);
  if (wrong.length > 0) return { refusal: refusedAll(wrong) };
  const sold = soldLines(order, facts);
  if ('refusals' in sold) return { refusal: refusedAll(sold.refusals) };
  const buyer = decideBuyer(order, actor, facts, channelId);
  if ('refusal' in buyer) return buyer;
  const dedicated = order.asQuoted ? [] : refuseDedicated(sold.lines, {
    channelId, franchiseId: outlet.franchise_id, memberId: buyer.memberId });
  if (dedicated.length > 0) return { refusal: refusedAll(dedicated) };
  const hold = order.pointsHold;
  const wrongHold = hold && refuseHold(order, actor, facts, channelId, buyer.memberId);
  if (wrongHold) return { refusal: wrongHold };
  const unnamed = order.asQuoted ? null : refuseUnnamedGold(order);
  if (unnamed) return { refusal: unnamed };
  const policy = policyAt(facts.policies, pricedAt(order));
  const pricing = order.asQuoted ? { ok: true as const, lines: order.asQuoted.lines }
    : priced(order, sold.lines, policy, facts);
  if (!pricing.ok) {
    return { refusal: refused(pricing.code, `At most ${
      formatAmount(pricing.limitMinor, order.currency)} ${order.currency}.`, pricing.path,
    { limit: moneyView(pricing.limitMinor, order.currency) }) };
  }
  const head = { id: newId(now), channelId, outlet, hash, now, policy, ...buyer };
  return { rows: rowsOf(order, head, sold.lines, pricing.lines, facts) };
}

/** What was quoted is shared already; everything else by the rules of its payment. */
function priced(
  order: OrderToRecord, sold: readonly SoldLine[], { rules: { pointsCashBps } }: OrderPolicy, facts: Facts,
): Pricing {
  return priceLines(sold.map(({ line, item, pointsCash }) => ({
    amountMinor: amountOf(line), discountMinor: line.discountMinor, pointsCash,
    labourMinor: leastLabour(line, ofLine(item.labour_minor, item.price_currency, order, line, facts)),
  })), {
    discounts: order.orderDiscounts, pointsCash: order.pointsHold, tradeInMinor: order.tradeInMinor, pointsCashBps,
  });
}

/** Whose rules it counts with: those of its payment, or of its quote. */
function pricedAt({ asQuoted, paidAt }: OrderToRecord): Date {
  return asQuoted?.quotedAt ?? paidAt;
}

function soldLines(
  order: OrderToRecord, facts: Facts,
): { lines: SoldLine[] } | { refusals: Refusal<RecordOrderCode>[] } {
  const lines: SoldLine[] = [];
  const refusals: Refusal<RecordOrderCode>[] = [];
  order.lines.forEach((line, index) => {
    const item = itemOf(facts, line.item);
    const marginClass = item ? order.asQuoted?.lines[index]!.marginClass ?? classAt(item.classes, order.paidAt) : null;
    const pointsCash = marginClass && takenOf(marginClass, order, facts);
    if (item && marginClass && pointsCash) return void lines.push({ line, item, marginClass, pointsCash });
    const path = ['lines', String(index), 'sku' in line.item ? 'sku' : 'itemId'];
    return void refusals.push({ code: 'ITEM_UNKNOWN', message: 'There is no such item.', path });
  });
  return refusals.length > 0 ? { refusals } : { lines };
}

/** What points may pay of a class at payment; null while the news of the class is under way. */
function takenOf(
  marginClass: MarginClass, { pointsHold, paidAt, asQuoted }: OrderToRecord, { book }: Facts,
): PointsCash | null {
  if (!pointsHold || asQuoted) return 'none';
  return book.known('margin_class', marginClass, paidAt)?.traits.pointsCash ?? null;
}

interface Head {
  readonly id: string; readonly channelId: string; readonly outlet: OutletFact;
  readonly hash: Buffer; readonly now: Date; readonly memberId: string | null;
  readonly boughtAs: string | null; readonly region: SalesOrderRow['region'];
  readonly externalId: string | null;
  readonly policy: OrderPolicy;
}

function lineRowsOf(
  order: OrderToRecord, head: Head, sold: readonly SoldLine[], shares: readonly LineShares[],
  facts: Facts,
): OrderLineRow[] {
  const said = order.buyerTiers?.() ?? null;
  const tiers = said === 'away' ? null : said;
  return sold.map(({ line, item, marginClass }, index): OrderLineRow => ({
    id: newId(head.now), order_id: head.id, line_no: index + 1, item_id: item.item_id,
    sku: item.sku, item_name: item.name, quantity: line.quantity,
    unit_price_minor: line.unitPriceMinor, amount_minor: amountOf(line),
    line_discount_minor: line.discountMinor, ...sharesOf(shares[index]!),
    margin_class: marginClass,
    cost_minor: ofLine(item.cost_minor, item.cost_currency, order, line, facts),
    labour_minor: chargedLabour(line)
      ?? ofLine(item.labour_minor, item.price_currency, order, line, facts),
    gold_weight_mg: line.goldWeightMg === undefined ? null : BigInt(line.goldWeightMg),
    board_price_minor: line.boardPriceMinor ?? null,
    bundle_id: line.bundle?.id ?? null, bundle_no: line.bundle?.no ?? null,
    bundle_discount_minor: line.bundle?.discountMinor ?? null, bundle_recheck: line.bundle?.recheck ?? null,
    sold_against: markOf(item, {
      at: order.paidAt, quantity: line.quantity, isKnown: head.memberId !== null, tiers,
      isQuoted: Boolean(order.asQuoted),
    }),
  }));
}

function rowsOf(
  order: OrderToRecord, head: Head, sold: readonly SoldLine[], shares: readonly LineShares[],
  facts: Facts,
): OrderRows {
  const lines = lineRowsOf(order, head, sold, shares, facts);
  const sum = (of: (line: OrderLineRow) => bigint) => lines.reduce((total, l) => total + of(l), 0n);
  const base = sum((line) => line.base_minor);
  const { version, rules } = head.policy;
  const { charityBps } = rules;
  const charityMinor = charityOf(base, charityBps);
  const charity = charityMinor > 0n ? { givenMinor: charityMinor, region: head.outlet.region } : null;
  const numbered = new Set(sold.flatMap(({ item }) => (item.dedication?.terms?.limited ? [item.item_id] : [])));
  return { lines, charity, numbered, order: {
    id: head.id, channel_id: head.channelId, external_no: order.externalNo,
    body_hash: head.hash, outlet_id: head.outlet.outlet_id,
    selling_tenant_id: head.outlet.franchise_id, member_id: head.memberId,
    bought_as_member_id: head.boughtAs, region: head.region,
    buyer_external_id: head.externalId, state: order.deliveredAt ? 'delivered' : 'paid',
    fulfilment: order.fulfilment, currency: order.currency, paid_at: order.paidAt,
    delivered_at: order.deliveredAt, recorded_at: head.now, line_count: lines.length,
    goods_minor: sum((line) => line.amount_minor),
    line_discount_minor: sum((line) => line.line_discount_minor),
    order_discount_minor: sum((line) => line.order_discount_minor),
    points_cash_minor: sum((line) => line.points_cash_minor), trade_in_minor: order.tradeInMinor,
    shipping_minor: order.shippingMinor, fees_minor: order.feesMinor, base_minor: base,
    policy_version: version, charity_bps: charityBps,
    charity_minor: charityMinor, points_hold_id: order.pointsHold?.id ?? null,
    points_spent: order.pointsHold?.points ?? 0n,
    return_window_days: windowDays(rules, order.fulfilment, head.outlet.region),
    discounts: toJson(order.orderDiscounts.map(({ code, amountMinor }) => ({ code, amountMinor }))),
    note: order.note, coupon_ids: order.couponIds ? order.couponIds.flatMap((id) => id ?? []) : null,
    credit_hold_id: order.creditHoldId ?? null,
  } };
}

function sharesOf(share: LineShares) {
  return {
    order_discount_minor: share.orderDiscountMinor, points_cash_minor: share.pointsCashMinor,
    points_spent: share.pointsSpent, trade_in_minor: share.tradeInMinor,
    base_minor: share.baseMinor,
  };
}

/** Null for nearly all: nothing is against its terms. */
function markOf(item: ItemFact, sale: Parameters<typeof soldAgainst>[1]): OrderLineRow['sold_against'] {
  const marks = soldAgainst(item.dedication?.terms ?? null, sale);
  return marks.length > 0 ? marks : null;
}

function amountOf(line: LineToRecord): bigint {
  return line.unitPriceMinor * BigInt(line.quantity);
}

/** Labour of the whole line as the seller charged it; null where it did not say. */
function chargedLabour({ labourMinor, quantity }: LineToRecord): bigint | null {
  return labourMinor === undefined ? null : labourMinor * BigInt(quantity);
}

/** What points may pay of gold by weight: no seller widens it by charging more labour than the catalog knows. */
function leastLabour(line: LineToRecord, known: bigint | null): bigint | null {
  const charged = chargedLabour(line);
  return charged === null || known === null ? charged ?? known : charged < known ? charged : known;
}

/** Cost and labour of the whole line, in the currency of the order. */
function ofLine(
  minor: bigint | null, currency: string | null, order: OrderToRecord, line: LineToRecord,
  { rates }: Facts,
): bigint | null {
  const each = inCurrencyOf(order, minor, currency, rates);
  return each === null ? null : each * BigInt(line.quantity);
}
