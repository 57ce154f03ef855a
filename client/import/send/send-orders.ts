import {
  OrderByNumberDocument, RecordReturnsDocument, type KaratClient,
} from '../../src/index.ts';
import type { CurrencyCode, RecordOrderInput, ReturnInput } from '../../gql/graphql.ts';
import { placesOf, rounded, textOf, type Decimal } from '../map/decimal.ts';
import type { Taken } from '../patience.ts';
import type { BuyerNamed, Order } from '../records/record.ts';
import { ImportOrdersDocument } from './head-office.ts';
import { isTemporary, refusedOf, type House, type Refusal, type ThingOf } from './sending.ts';

const FULFILMENTS = ['WEB', 'STORE', 'LIVE', 'CUSTOM', 'TRADE_IN'] as const;
type Fulfilment = (typeof FULFILMENTS)[number];

/** Orders with the number of the file as their key: one that the house has already is known. */
export async function sendOrders(house: House, things: readonly ThingOf<'order'>[]): Promise<Taken> {
  const { channel, channelId, journal } = house;
  const keys = things.map(({ key }) => key);
  await journal.begins('orders', keys);
  const { recordOrders: { results } } = await channel.mutate(ImportOrdersDocument,
    { input: { channelId, orders: things.map(({ value }) => orderInput(house, value)) } });
  const own = keys.filter((key, index) => results[index]!.created
    || (results[index]!.userErrors.length === 0 && journal.wasSent('orders', key)));
  await journal.ends('orders', keys, own.map((key) => ({ key })));
  const isEarly = (error: Refusal): boolean => isTemporary(error)
    || (error.code === 'NOT_FOUND' && error.path[0] === 'buyer');
  return takenOf(things, results, isEarly);
}

interface Result {
  readonly created: boolean;
  readonly order: { readonly state: string } | null;
  readonly userErrors: readonly Refusal[];
}

/** What the house took; an order that it knows and has cancelled it did not take. */
export function takenOf(things: readonly ThingOf<'order'>[], results: readonly Result[],
  isEarly: (error: Refusal) => boolean): Taken {
  return {
    made: results.filter(({ created }) => created).length,
    known: results.filter((result) => !result.created && result.userErrors.length === 0 && !isSpent(result)).length,
    refusals: results.flatMap((result, index) => {
      const errors = isSpent(result) ? [SPENT] : result.userErrors;
      return refusedOf('orders', things[index]!, errors, errors.every(isEarly));
    }),
  };
}

const SPENT: Refusal = { code: 'ORDER_CANCELLED', path: [],
  message: 'the house knows this number, and its order is cancelled: a number is used once' };
const isSpent = ({ created, order }: Result): boolean =>
  !created && order?.state === 'CANCELLED';

function orderInput(house: House, order: Order): RecordOrderInput {
  const money = (amount: Decimal): string => textOf(rounded(amount, placesOf(order.currency)));
  const wish = house.answer('fulfilment');
  const buyer = order.buyer && buyerId(house, order.buyer);
  return {
    externalNo: order.orderNo, outletCode: house.outletCode, currency: order.currency as CurrencyCode,
    fulfilment: FULFILMENTS.find((one) => one === wish) ?? ('WEB' satisfies Fulfilment), paidAt: order.paidAt,
      deliveredAt: order.deliveredAt,
    buyer: buyer ? { externalId: buyer } : null, shipping: money(order.shipping), fees: money(order.fees),
      note: order.note || null,
    orderDiscounts: order.orderDiscount.units === 0n ? []
      : [{ code: order.discountCode.slice(0, 100) || 'import', amount: money(order.orderDiscount) }],
    lines: order.lines.map(({ sku, quantity, unitPrice, discount }) =>
      ({ sku, quantity, unitPrice: money(unitPrice), lineDiscount: money(discount) })),
  };
}

/** The id of the buyer in the channel: its own, or the one under which an earlier import named its e-mail. */
const buyerId = ({ people }: House, { key, email }: BuyerNamed): string | null =>
  key ?? (email === null ? null : people.idOf(email) ?? email);

/** Returns, each with a number of its own in its order; the lines are found by what they sold. */
export async function sendReturns(house: House, things: readonly ThingOf<'return'>[]): Promise<Taken> {
  const found = await Promise.all(things.map((thing) => inputOf(house, thing)));
  const ready = found.flatMap((one, index) => ('input' in one ? [{ thing: things[index]!, input: one.input }] : []));
  const results = ready.length === 0 ? [] : (await house.channel.mutate(RecordReturnsDocument,
    { input: { returns: ready.map(({ input }) => input) } })).recordReturns.results;
  return {
    made: results.filter(({ created }) => created).length,
    known: results.filter(({ created, userErrors }) => !created && userErrors.length === 0).length,
    refusals: [
      ...found.flatMap((one, index) => ('refusal' in one ? refusedOf('returns', things[index]!, [one.refusal]) : [])),
      ...results.flatMap(({ userErrors }, index) => refusedOf('returns', ready[index]!.thing, userErrors)),
    ],
  };
}

type FoundReturn = { readonly input: ReturnInput } | { readonly refusal: Refusal };

async function inputOf(house: House, { value }: ThingOf<'return'>): Promise<FoundReturn> {
  const lines = await linesOf(house.channel, house.channelId, value.orderNo);
  if (!lines) {
    return { refusal: { code: 'ORDER_UNKNOWN', path: [],
      message: `The house has no order ${value.orderNo}: import the file it stands in first.` } };
  }
  const free = [...lines];
  const taken: ReturnInput['lines'] = [];
  for (const { sku, quantity, amount } of value.lines) {
    const at = free.findIndex((line) => line.sku === sku && line.quantity >= quantity);
    if (at === -1) {
      return { refusal: { code: 'RETURN_NOT_SOLD', path: [],
        message: `The order ${value.orderNo} sold no ${quantity} × ${sku}.` } };
    }
    const [{ lineNo }] = free.splice(at, 1) as [{ lineNo: number; sku: string; quantity: number }];
    taken.push({ lineNo, quantity, ...(amount ? { amount: textOf(rounded(amount, placesOf(value.currency))) } : {}) });
  }
  return { input: { channelId: house.channelId, externalNo: value.orderNo, returnNo: value.returnNo,
    returnedAt: value.at,
    reason: 'Import', lines: taken } };
}

async function linesOf(channel: KaratClient, channelId: string, externalNo: string) {
  const { orderByExternalNo: order } = await channel.query(OrderByNumberDocument, { channelId, externalNo });
  return order?.lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku: sku ?? '', quantity })) ?? null;
}
