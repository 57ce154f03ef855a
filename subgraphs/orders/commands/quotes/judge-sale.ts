import { isRestricted } from '../../../kernel/actor.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { joined, type Needs } from '../../../kernel/calls/facts.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { noAmount, parseAmount, type Currency } from '../../../kernel/money.ts';
import { accepted, refused, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { classAt } from '../../domain/class-at.ts';
import { atBundles, bundleNamedAt } from '../../domain/quotes/at-bundles.ts';
import { holdMinutesOf } from '../../domain/quotes/standing.ts';
import { decideBuyer } from '../record/decide-buyer.ts';
import { itemOf, loadFacts, type Facts, type OutletFact } from '../record/load-facts.ts';
import { inCurrencyOf } from '../record/load-rates.ts';
import { needsOfOrder } from '../record/needs-of-order.ts';
import type { OrderToRecord, RecordOrderCode } from '../record/order-to-record.ts';
import { placeOf, refusalOfPlace } from '../record/place-of-sale.ts';
import { refuseDedicated } from '../record/refuse-dedicated.ts';
import { tidyOrder } from '../record/tidy-order.ts';
import { problemsOfAsked } from './check-asked.ts';
import { withBundleLines, type BundleCode, type JudgedLine, type JudgedSale, type QuoteAsked } from './quote-asked.ts';

/** What a recorded order might be refused for as well: the same rules, before anybody has paid. */
export type JudgeCode = Extract<RecordOrderCode, 'INVALID' | 'NOT_FOUND' | 'ITEM_UNKNOWN' | 'CHANNEL_NOT_YOURS'
  | 'NOT_SOLD_HERE' | 'OUTLET_CLOSED' | 'MEMBER_ONLY' | 'EXCLUSIVE_ELSEWHERE'> | BundleCode;

export interface Judged {
  readonly sale: Omit<JudgedSale, 'orderNo'>;
  readonly outlet: OutletFact;
  readonly externalId: string | null;
  readonly lockMinutes: number;
  /** Local day of its outlet. */
  readonly day: string;
}

/** The order that it would be if it were paid now, without prices. */
function orderOf(asked: QuoteAsked, currency: Currency, paidAt: Date): OrderToRecord {
  return tidyOrder({
    channelId: asked.channelId, externalNo: asked.orderNo ?? 'Q', buyer: asked.buyer, outlet: asked.outlet,
    fulfilment: asked.fulfilment, currency, paidAt, deliveredAt: null,
    lines: asked.lines.map(({ item, quantity }) => ({ item, quantity, unitPriceMinor: 0n, discountMinor: 0n })),
    orderDiscounts: [], tradeInMinor: 0n, pointsHold: null, shippingMinor: 0n, feesMinor: 0n, note: null,
  });
}

/** What is refused at a bundle is asked about by each of its lines. */
export const needsOfQuote: Needs<QuoteAsked> = (named, refusal) => {
  const whole = withBundleLines(named);
  if (!whole.ok) return null;
  const order = orderOf(whole.value, 'CNY', new Date(0));
  const [field, place] = refusal.path;
  if (field !== 'bundles') return needsOfOrder(order, refusal);
  return joined(whole.value.lines.flatMap(({ bundle }, index) => (
    bundle && bundleNamedAt(bundle) === Number(place)
      ? [needsOfOrder(order, { ...refusal, path: ['lines', String(index)] }) ?? {}] : [])));
};

/** Whether this may be sold here and to whom, and what this room knows of it. Nothing is written. */
export async function judgeSale(tx: Tx, named: QuoteAsked): Promise<Outcome<Judged, JudgeCode>> {
  const asked = withBundleLines(named);
  return asked.ok ? atBundles(await judge(tx, asked.value), asked.value.lines) : asked;
}

async function judge(tx: Tx, asked: QuoteAsked): Promise<Outcome<Judged, JudgeCode>> {
  const wrong = problemsOfAsked(asked);
  if (wrong.length > 0) return refusedAll(wrong);
  const { actor, now } = tx;
  const book = await readCodebook(tx.sql);
  const named = orderOf(asked, 'CNY', now);
  const where = await regionOf(tx, named);
  const currency = (where === null ? 'CNY' : book.programmeOf(where, now).currency) as Currency;
  const order = { ...named, currency };
  const request = { input: order, actor, requestId: tx.requestId };
  const facts: Facts = { ...await loadFacts(tx.sql, [request]), book };
  const { outlet, decision } = placeOf(request, facts);
  if (!decision.ok) return refusalOfPlace(decision, order) as Outcome<never, JudgeCode>;
  const lines = linesOf(asked, order, facts);
  if ('refusals' in lines) return refusedAll(lines.refusals);
  const buyer = decideBuyer(order, actor, facts, decision.channelId);
  if ('refusal' in buyer) return buyer.refusal as Outcome<never, JudgeCode>;
  const { memberId, externalId } = buyer;
  if (memberId !== null && isRestricted(actor) && actor.kind !== 'channel'
    && !(await tx.visible([memberId], actor)).size) {
    return refused('NOT_FOUND', 'There is no such member.', ['buyer', 'memberId']);
  }
  const dedicated = refuseDedicated(order.lines.map((line) => ({ line, item: itemOf(facts, line.item)! })), {
    channelId: decision.channelId, franchiseId: outlet!.franchise_id, memberId });
  if (dedicated.length > 0) return refusedAll(dedicated as Refusal<JudgeCode>[]);
  const amounts = amountsOf(asked, currency);
  if ('refusals' in amounts) return refusedAll(amounts.refusals);
  if (amounts.tradeInIds && memberId === null) {
    return refused('NOT_FOUND', 'The buyer is no member yet, and has no old gold here.', ['buyer']);
  }
  const { rules } = policyAt(facts.policies, now);
  return accepted({
    outlet: outlet!, externalId, lockMinutes: rules.quoteLockMinutes,
    day: dayText(localDay(now, book.zoneOf(outlet!.region, now))),
    sale: {
      channelId: decision.channelId, outletId: outlet!.outlet_id, region: outlet!.region, currency, memberId,
      lines: lines.lines, coupons: asked.coupons, points: asked.points, ...amounts,
      pointsCashBps: rules.pointsCashBps, payMinutes: rules.payMinutes, holdMinutes: holdMinutesOf(rules),
    },
  });
}

/** Where it is sold, so that its currency is known; null where nobody knows the outlet. */
async function regionOf({ sql }: Tx, { outlet }: OrderToRecord): Promise<string | null> {
  const found = await sql.maybe<{ region: string }>`select region from outlet_fact
    where outlet_id = ${'id' in outlet ? outlet.id : null}::uuid or code = ${'code' in outlet ? outlet.code : null}
    order by version desc, outlet_id desc limit 1`;
  return found?.region ?? null;
}

function linesOf(
  asked: QuoteAsked, order: OrderToRecord, facts: Facts,
): { lines: JudgedLine[] } | { refusals: Refusal<JudgeCode>[] } {
  const refusals: Refusal<JudgeCode>[] = [];
  const lines = order.lines.flatMap((line, index): JudgedLine[] => {
    const item = itemOf(facts, line.item);
    const marginClass = item ? classAt(item.classes, order.paidAt) : null;
    if (!item || !marginClass) {
      const path = ['lines', String(index), 'sku' in line.item ? 'sku' : 'itemId'];
      refusals.push({ code: 'ITEM_UNKNOWN', message: 'There is no such item.', path });
      return [];
    }
    return [{
      itemId: item.item_id, sku: item.sku, name: item.name, quantity: line.quantity,
      goldWeightMg: asked.lines[index]!.goldWeightMg, marginClass,
      ...(asked.lines[index]!.bundle && { bundle: asked.lines[index]!.bundle }),
      // while the news of a class is under way points pay nothing of it
      pointsCash: facts.book.known('margin_class', marginClass, order.paidAt)?.traits.pointsCash ?? 'none',
      labourMinor: inCurrencyOf(order, item.labour_minor, item.price_currency, facts.rates),
    }];
  });
  return refusals.length > 0 ? { refusals } : { lines };
}

function amountsOf({ tradeInCredit, storeCredit, tradeInIds, shipping }: QuoteAsked, currency: Currency):
  Pick<JudgedSale, 'tradeInMinor' | 'shippingMinor' | 'tradeInIds' | 'storeCreditMinor'>
  | { refusals: Refusal<JudgeCode>[] } {
  const refusals: Refusal<JudgeCode>[] = [];
  const read = (text: string, field: string): bigint => {
    const minor = parseAmount(text, currency);
    if (minor !== null && minor >= 0n) return minor;
    refusals.push({ code: 'INVALID', path: [field],
      message: minor === null ? noAmount(text, currency) : 'The amount is below zero.' });
    return 0n;
  };
  const amounts = { tradeInMinor: read(tradeInCredit, 'tradeInCredit'), shippingMinor: read(shipping, 'shipping') };
  const storeCreditMinor = read(storeCredit, 'storeCredit');
  const credit = tradeInIds.length > 0 || storeCreditMinor > 0n ? { tradeInIds, storeCreditMinor } : {};
  return refusals.length > 0 ? { refusals } : { ...amounts, ...credit };
}
