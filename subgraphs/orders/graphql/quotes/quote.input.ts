import { ID } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Fulfilment as FulfilmentWord } from '../../../contracts/words.ts';
import { form, formOf, formsOf } from '../../../kernel/graph/mutation/form.ts';
import {
  decimal, flag, idOf, list, optional, otherwise, points, take, text, whole, type Take, type Taken,
} from '../../../kernel/graph/mutation/take.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import type { QuoteAsked } from '../../commands/quotes/quote-asked.ts';
import { BUYER } from '../record/order.input.ts';
import { Fulfilment } from '../words.ts';

const named = (says: string): Take<string> => take(() => ID, says);
const amount = (what: string): Take<string> =>
  decimal(`${what}, in the currency of the outlet's region, for example "8999.00"; not below zero.`);

const line = form('QuoteLineInput', 'One line of a sale to be priced.', {
  sku: optional(text('SKU 货号, as it is scanned; this or itemId.')),
  itemId: optional(named('Item; this or sku.')),
  quantity: otherwise(1, whole('Pieces, 1 to 1,000,000; of a unique piece 1.')),
  goldWeightMg: optional(whole('Gold weight 金重 of one piece on the scale, milligrams, 1 to 100,000,000; what the '
    + 'catalog knows, when not given. It changes nothing of a fixed price.')),
});

const bundle = form('QuoteBundleInput', 'A bundle that is bought: a line for each of its items, whose weights the '
  + 'catalog knows.', {
  bundleId: idOf(PREFIX.bundle, 'The bundle.'),
  quantity: otherwise(1, whole('How many of it, 1 to 100: each has lines of its own, as if it were named as often.')),
});

/** A sale to be priced: what priceOrder and quoteOrder share. */
export const SALE_TO_QUOTE = {
  channelId: optional(idOf(PREFIX.channel, 'Channel that sells; that of the caller or of the outlet when not given.')),
  outletId: optional(named('Outlet that sells; this or outletCode. Its region says currency and board.')),
  outletCode: optional(text('Code of the outlet that sells; this or outletId.')),
  buyer: optional(formOf(BUYER, 'Who buys; null for nobody known: then no points, coupons and member prices.')),
  fulfilment: take<FulfilmentWord>(() => Fulfilment, 'How it will reach its buyer.'),
  lines: formsOf(line, 'Its lines, 1 to 50 with those of its bundles.'),
  bundles: otherwise([], formsOf(bundle, 'Bundles 套装 beside them, at most 10; their lines come after the others.')),
  couponIds: otherwise([], list<string>(() => ID, 'Coupons 优惠券 by id, at most 20 with the codes.')),
  couponCodes: otherwise([], list<string>(() => String, 'Coupons by their own code, at most 20 with the ids.')),
  automaticCoupons: otherwise(false, flag('Whether whatever the member has is tried, the best of each group; those '
    + 'named above are among them.')),
  points: otherwise(0n, points('Points that pay of it 积分抵现, 0 to 1,000,000,000; 0 for none.')),
  tradeInCredit: otherwise('0', amount('Credit for old gold 旧料抵扣 that the house did not take in, none where the buyer '
    + 'has old gold that waits for a sale; with tradeInIds, what their offers come to')),
  tradeInIds: otherwise([], list<string>(() => ID, 'Old gold 以旧换新 of the buyer whose offer was accepted, at most '
    + '10: it '
    + 'pays what it was offered at; what the sale does not take stays store credit.')),
  storeCredit: otherwise('0', amount('Store credit 储值 of the buyer')),
  shipping: otherwise('0', amount('Shipping; earns nothing')),
};

export type SaleToQuote = Taken<typeof SALE_TO_QUOTE>;

/** From the wire to what is judged; what names two things or none is refused where it stands. */
export function readSaleToQuote(
  sent: SaleToQuote & { readonly orderNo?: string | null }, actor: Actor,
): Outcome<QuoteAsked, 'INVALID'> {
  const refusals: Refusal<'INVALID'>[] = [];
  const isGiven = (value: unknown): boolean => value !== null && value !== undefined;
  const one = (a: unknown, b: unknown, path: readonly string[], names: string): void => {
    if (isGiven(a) === isGiven(b)) {
      refusals.push({ code: 'INVALID', message: `Exactly one of ${names} is given.`, path });
    }
  };
  const { buyer } = sent;
  if (buyer) one(buyer.memberId, buyer.externalId, ['buyer'], 'memberId and externalId');
  one(sent.outletId, sent.outletCode, ['outletId'], 'outletId and outletCode');
  sent.lines.forEach(({ sku, itemId }, index) => one(sku, itemId, ['lines', String(index), 'sku'], 'sku and itemId'));
  if (refusals.length > 0) return refusedAll(refusals);
  return { ok: true, value: {
    channelId: sent.channelId ?? actor.channelId ?? null,
    outlet: isGiven(sent.outletCode) ? { code: sent.outletCode! }
      : { id: decodeId(PREFIX.outlet, sent.outletId ?? '') },
    buyer: !buyer ? null : isGiven(buyer.externalId) ? { externalId: buyer.externalId! }
      : { memberId: decodeId(PREFIX.member, buyer.memberId ?? '') },
    fulfilment: sent.fulfilment,
    lines: sent.lines.map(({ sku, itemId, quantity, goldWeightMg }) => ({
      item: isGiven(sku) ? { sku: sku! } : { id: decodeId(PREFIX.item, itemId ?? '') },
      quantity, goldWeightMg: goldWeightMg ?? null })),
    coupons: { ids: sent.couponIds, codes: sent.couponCodes, automatic: sent.automaticCoupons },
    points: sent.points, tradeInCredit: sent.tradeInCredit,
    tradeInIds: sent.tradeInIds, storeCredit: sent.storeCredit, shipping: sent.shipping, orderNo: sent.orderNo ?? null,
  } };
}
