import { createHash } from 'node:crypto';
import {
  EnrolMembersDocument, PutProductsDocument, RecordOrdersBrieflyDocument, type KaratClient,
} from '../src/index.ts';
import type { Classes } from './margin-classes.ts';
import { orderInput, type HistoricOrder } from './orders.ts';
import { productOf } from './product.ts';
import type { Sale } from './read-sale.ts';
import type { Taken } from './patience.ts';
import type { Phase, Refused } from './state.ts';

/** Who sells: the channel of the client and the outlet of its sales. */
export interface Seller {
  readonly client: KaratClient;
  readonly channelId: string;
  readonly outletCode: string;
  /** Home region of those who buy. */
  readonly region: string;
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** The house says of these itself that it may know better in a moment. */
const TEMPORARY = new Set(['NOT_YET', 'NOT_KNOWN_YET', 'TRY_AGAIN', 'TEMPORARILY_UNAVAILABLE', 'UNAVAILABLE']);

const total = (flags: readonly boolean[]): number => flags.filter(Boolean).length;

export async function sendProducts(
  { client }: Seller, importId: string, classes: Classes, sales: readonly Sale[],
): Promise<Taken> {
  const products = sales.map((sale) => productOf(classes, sale));
  // The content is the key: the same products again are the same request, other ones are another.
  const idempotencyKey = `${importId}:${
    createHash('sha256').update(JSON.stringify(products)).digest('hex').slice(0, 40)}`;
  const { putProducts: { results } } =
    await client.mutate(PutProductsDocument, { input: { idempotencyKey, products } });
  return {
    made: total(results.map(({ outcome }) => outcome === 'CREATED')),
    known: total(results.map(({ outcome }) => outcome !== null && outcome !== 'CREATED')),
    refusals: results.flatMap(({ userErrors }, index) =>
      refusedOf('products', sales[index]!.productId, userErrors, [sales[index]!])),
  };
}

export async function sendMembers(
  { client, channelId, region }: Seller, importId: string, users: readonly (readonly [id: string, line: number])[],
): Promise<Taken> {
  const { enrolMembers: { results } } = await client.mutate(EnrolMembersDocument, { input: {
    members: users.map(([externalId]) => ({
      idempotencyKey: `${importId}:member:${externalId}`, channelId, externalId, region,
      source: 'ONLINE' as const,
    })),
  } });
  return {
    made: total(results.map(({ resolution }) => resolution === 'NEW')),
    known: total(results.map(({ resolution }) => Boolean(resolution) && resolution !== 'NEW')),
    refusals: results.flatMap(({ userErrors }, index) => refusedMember(users[index]!, userErrors)),
  };
}

function refusedMember(
  [externalId, line]: readonly [id: string, line: number], errors: readonly Refusal[],
): Refused[] {
  if (errors.length === 0) return [];
  const temporary = errors.every(({ code }) => TEMPORARY.has(code));
  return [{
    phase: 'members', key: externalId, temporary,
    remarks: errors.map(({ code, message }) => ({
      line, verdict: temporary ? 'later' : 'refused', reason: code, detail: `user ${externalId}: ${message}`,
    })),
  }];
}

/**
 * `isRegistered` says of a product whether the house took it. Buyers and products that it took are known to
 * it, so an order that is refused for want of them is only early.
 */
export async function sendOrders(
  { client, channelId, outletCode }: Seller, orders: readonly HistoricOrder[],
  isRegistered: (productId: string) => boolean, created: (orders: readonly HistoricOrder[]) => void,
): Promise<Taken> {
  const { recordOrders: { results } } = await client.mutate(RecordOrdersBrieflyDocument, {
    input: { channelId, orders: orders.map((order) => orderInput(order, outletCode)) },
  });
  created(orders.filter((_, index) => results[index]!.created));
  const isEarly = ({ sales }: HistoricOrder, { code, path }: Refusal): boolean =>
    TEMPORARY.has(code) || (code === 'NOT_FOUND' && path[0] === 'buyer')
    || (code === 'ITEM_UNKNOWN' && sales.every(({ productId }) => isRegistered(productId)));
  return {
    made: total(results.map((result) => result.created)),
    known: total(results.map((result) => !result.created && result.userErrors.length === 0)),
    refusals: results.flatMap(({ userErrors }, index) => {
      const order = orders[index]!;
      const early = userErrors.every((error) => isEarly(order, error));
      return refusedOf('orders', order.orderId, userErrors.slice(0, 1), order.sales, early);
    }),
  };
}

/** A refusal of the house, told for every line it is about. */
function refusedOf(
  phase: Phase, key: string, errors: readonly Refusal[], sales: readonly Sale[],
  temporary = errors.every(({ code }) => TEMPORARY.has(code)),
): Refused[] {
  if (errors.length === 0) return [];
  return [{ phase, key, temporary, remarks: errors.flatMap(({ code, message }) => sales.map((sale) => ({
    line: sale.line, verdict: temporary ? 'later' as const : 'refused' as const, reason: code,
    detail: `order ${sale.orderId}, product ${sale.productId}: ${message}`,
  }))) }];
}
