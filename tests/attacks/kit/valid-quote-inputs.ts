import { markOf } from '../../../subgraphs/orders/domain/payments/payment-mark.ts';
import { change, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const sale = (world: World) => ({
  channelId: world.shop.channelId, outletId: world.shop.webShopId, fulfilment: 'WEB', lines: [{ sku: 'RING-1' }],
  buyer: { memberId: world.memberId }, idempotencyKey: world.fresh() });

export const newQuote = async (world: World): Promise<string> =>
  (await change(world, 'quoteOrder', 'quote { id }', sale(world))).quote.id;

const DUE = { amount: '8999.00', currency: 'CNY' };

async function placedQuote(world: World): Promise<string> {
  const quoteId = await newQuote(world);
  await change(world, 'placeOrder', 'quote { state }', { quoteId, idempotencyKey: world.fresh() });
  return quoteId;
}

/** Part of a quote that was called off: it is to be refunded. */
export async function newPayment(world: World): Promise<string> {
  const quoteId = await newQuote(world);
  const { payment } = await change(world, 'takePayment', 'payment { id }', { quoteId, means: 'CASH',
    amount: { amount: '1.00', currency: 'CNY' }, idempotencyKey: world.fresh() });
  await change(world, 'cancelQuote', 'quote { id }', { quoteId, idempotencyKey: world.fresh() });
  return payment.id;
}

/** As the payment channel signs it. */
async function notice(world: World) {
  const { channelId } = world.shop;
  const [quoteId, paymentNo, at] = [await placedQuote(world), world.fresh(), world.graph.clock.now()];
  const { secret } = await change(world, 'revealPaymentSecret', 'secret', { channelId, idempotencyKey: world.fresh() });
  const signature = markOf(secret, { quoteId, paymentNo, ...DUE, means: 'WALLET', paidAt: at,
    signedAt: at });
  return { channelId, quoteId, paymentNo, means: 'WALLET', amount: DUE, paidAt: at.toISOString(),
    signedAt: at.toISOString(), signature, idempotencyKey: world.fresh() };
}

export const VALID_QUOTE_INPUTS: Readonly<Record<string, Prepare>> = {
  quoteOrder: sale,
  cancelQuote: async (w) => ({ quoteId: await newQuote(w), reason: 'changed mind', idempotencyKey: w.fresh() }),
  placeOrder: async (w) => ({ quoteId: await newQuote(w), idempotencyKey: w.fresh() }),
  takePayment: async (w) => ({ quoteId: await placedQuote(w), means: 'CARD', amount: DUE, paymentNo: w.fresh(),
    idempotencyKey: w.fresh() }),
  confirmPayment: notice,
  refundPayment: async (w) => ({ paymentId: await newPayment(w), refundNo: w.fresh(), idempotencyKey: w.fresh() }),
  revealPaymentSecret: (w) => ({ channelId: w.shop.channelId, idempotencyKey: w.fresh() }),
};
