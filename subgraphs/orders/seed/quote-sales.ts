import { PREFIX } from '../../contracts/ids.ts';
import type { Command } from '../../kernel/commands/command.ts';
import { encodeId } from '../../kernel/ids.ts';
import { seededRandom, seedId, type SeedContext } from '../../kernel/seed.ts';
import { receivePayment } from '../commands/payments/receive-payment.ts';
import { cancelQuote } from '../commands/quotes/cancel-quote.ts';
import { keepPrice } from '../commands/quotes/keep-price.ts';
import { placeOrder } from '../commands/quotes/place-order.ts';
import type { JudgedSale } from '../commands/quotes/quote-asked.ts';
import { startQuote } from '../commands/quotes/start-quote.ts';
import { takesPointsCash } from '../domain/points-cash.ts';
import type { PricedSale } from '../domain/quotes/priced-sale.ts';
import { drawPrice } from './draw-price.ts';
import type { Brand } from './wait-for-the-brand.ts';

/** What becomes of each; what waits expires by itself half an hour later. */
const FATES = [
  'open', 'sold', 'placed', 'sold', 'part paid', 'cancelled', 'sold', 'open', 'paid and cancelled'] as const;
type Fate = (typeof FATES)[number];

/**
 * Quotes of today at the counter of the demo brand, in every state that people meet; answers how many were sold. A
 * start that was interrupted for longer than a quote lives leaves those as they ended.
 */
export async function quoteSales(context: SeedContext, brand: Brand): Promise<number> {
  const items = brand.items.filter(({ marginClass, dedication }) => marginClass === 'A' && dedication === null);
  const members = brand.members.filter(({ region }) => region === 'CN');
  const outlet = brand.outlets.find(({ no, region }) => no <= 36 && region === 'CN');
  if (!outlet || items.length === 0 || members.length < FATES.length) return 0;
  let sold = 0;
  for (const [place, fate] of FATES.entries()) {
    const random = seededRandom(90_000 + place);
    const item = items[Math.floor(random() * items.length)]!;
    const step = stepsOf(context, `quote:${place}`);
    const started = await step(startQuote, {
      channelId: seedId('channel', 'pos'), outlet: { id: outlet.id }, orderNo: null, fulfilment: 'store' as const,
      buyer: { memberId: members[Math.floor(random() * members.length)]!.memberId },
      lines: [{ item: { sku: item.sku }, quantity: 1, goldWeightMg: null }],
      coupons: { ids: [], codes: [], automatic: false }, points: 0n, tradeInCredit: '0',
      tradeInIds: [], storeCredit: '0', shipping: '0',
    });
    if (!started) continue;
    const priced = pricedOf(started.sale, drawPrice(item, started.sale.currency, random));
    await step(keepPrice, { quoteId: started.quoteId, priced });
    await goOn(step, fate, { ...started, dueMinor: priced.dueMinor });
    sold += fate === 'sold' ? 1 : 0;
  }
  return sold;
}

interface Quoted { readonly quoteId: string; readonly sale: JudgedSale; readonly dueMinor: bigint }
type Step = ReturnType<typeof stepsOf>;

async function goOn(step: Step, fate: Fate, { quoteId, sale: { currency }, dueMinor }: Quoted): Promise<void> {
  const pay = (amountMinor: bigint) => step(receivePayment, {
    quoteId, namedQuote: encodeId(PREFIX.quote, quoteId), channelId: null, paymentNo: null, means: 'card' as const,
    amountMinor, currency, paidAt: null });
  if (fate !== 'open' && fate !== 'cancelled') await step(placeOrder, { quoteId });
  if (fate === 'sold') await pay(dueMinor);
  if (fate === 'part paid' || fate === 'paid and cancelled') await pay(dueMinor / 2n);
  if (fate === 'cancelled' || fate === 'paid and cancelled') await step(cancelQuote, { quoteId, reason: '顾客再考虑' });
}

/** Each once, however often it is run; null where it is refused. */
function stepsOf(context: SeedContext, key: string) {
  return async <Input, Value, Code extends string>(
    command: Command<Input, Value, Code>, input: Input,
  ): Promise<Value | null> => {
    const outcome = await context.run(command, { id: `seed:${key}`, requestId: 'seed' }, input);
    return outcome.ok ? outcome.value : null;
  };
}

/** One piece at a fixed price, with nothing that another room would have to hold. */
function pricedOf({ lines: [line] }: JudgedSale, unitPriceMinor: bigint): PricedSale {
  const { itemId, sku, name, quantity, marginClass, pointsCash } = line!;
  return {
    lines: [{
      itemId, sku, name, quantity, marginClass, takesPoints: takesPointsCash(pointsCash), goldWeightMg: null,
      boardMinor: null, labourMinor: null, stonesMinor: 0n, unitPriceMinor, amountMinor: unitPriceMinor,
      lineReductionMinor: 0n, orderReductionMinor: 0n, pointsCashMinor: 0n, points: 0n, tradeInMinor: 0n,
      baseMinor: unitPriceMinor, earned: null,
    }],
    coupons: [], points: 0n, pointsCashMinor: 0n, pointsLimitMinor: 0n, tradeInMinor: 0n, shippingMinor: 0n,
    dueMinor: unitPriceMinor, earned: null, uniqueItemIds: [],
  };
}
