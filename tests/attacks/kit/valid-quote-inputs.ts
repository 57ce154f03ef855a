import { change, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const sale = (world: World) => ({
  channelId: world.shop.channelId, outletId: world.shop.webShopId, fulfilment: 'WEB', lines: [{ sku: 'RING-1' }],
  buyer: { memberId: world.memberId }, idempotencyKey: world.fresh() });

export const newQuote = async (world: World): Promise<string> =>
  (await change(world, 'quoteOrder', 'quote { id }', sale(world))).quote.id;

export const VALID_QUOTE_INPUTS: Readonly<Record<string, Prepare>> = {
  quoteOrder: sale,
  cancelQuote: async (w) => ({ quoteId: await newQuote(w), reason: 'changed mind', idempotencyKey: w.fresh() }),
};
