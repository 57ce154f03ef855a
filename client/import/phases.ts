import { createHash } from 'node:crypto';
import {
  EnrolMembersDocument, PutProductsDocument, RecordOrdersBrieflyDocument, type KaratClient,
} from '../src/index.ts';
import type { Classes } from './margin-classes.ts';
import { orderInput, type HistoricOrder } from './orders.ts';
import { productOf } from './product.ts';
import type { Sale } from './read-sale.ts';
import type { Remark } from './report.ts';
import type { Taken } from './send-batches.ts';

/** Who sells: the channel of the client and the outlet of its sales. */
export interface Seller {
  readonly client: KaratClient;
  readonly channelId: string;
  readonly outletCode: string;
}

interface Refusal { readonly code: string; readonly message: string }

const total = (flags: readonly boolean[]): number => flags.filter(Boolean).length;

export async function sendProducts(
  { client }: Seller, classes: Classes, sales: readonly Sale[],
): Promise<Taken> {
  const products = sales.map((sale) => productOf(classes, sale));
  // The content is the key: the same products again are the same request, other ones are another.
  const idempotencyKey = `jewelry-import:${
    createHash('sha256').update(JSON.stringify(products)).digest('hex').slice(0, 40)}`;
  const { putProducts: { results } } =
    await client.mutate(PutProductsDocument, { input: { idempotencyKey, products } });
  return {
    made: total(results.map(({ outcome }) => outcome === 'CREATED')),
    known: total(results.map(({ outcome }) => outcome !== null && outcome !== 'CREATED')),
    refusals: results.flatMap(({ userErrors }, index) => refusalsOf(userErrors, [sales[index]!])),
  };
}

export async function sendMembers(
  { client, channelId }: Seller, users: readonly (readonly [id: string, line: number])[],
): Promise<Taken> {
  const { enrolMembers: { results } } = await client.mutate(EnrolMembersDocument, { input: {
    members: users.map(([externalId]) => ({
      idempotencyKey: `jewelry-import:member:${externalId}`, channelId, externalId, region: 'CN' as const,
      source: 'ONLINE' as const,
    })),
  } });
  return {
    made: total(results.map(({ resolution }) => resolution === 'NEW')),
    known: total(results.map(({ resolution }) => Boolean(resolution) && resolution !== 'NEW')),
    refusals: results.flatMap(({ userErrors }, index) => userErrors.map(({ code, message }) => (
      {
        line: users[index]![1], verdict: 'refused' as const, reason: code,
        detail: `user ${users[index]![0]}: ${message}`,
      }))),
  };
}

export async function sendOrders(
  { client, channelId, outletCode }: Seller, orders: readonly HistoricOrder[],
  created: (orders: readonly HistoricOrder[]) => void,
): Promise<Taken> {
  const { recordOrders: { results } } = await client.mutate(RecordOrdersBrieflyDocument, {
    input: { channelId, orders: orders.map((order) => orderInput(order, outletCode)) },
  });
  created(orders.filter((_, index) => results[index]!.created));
  return {
    made: total(results.map((result) => result.created)),
    known: total(results.map((result) => !result.created && result.userErrors.length === 0)),
    refusals: results.flatMap(({ userErrors }, index) =>
      refusalsOf(userErrors.slice(0, 1), orders[index]!.sales)),
  };
}

/** A refusal of the house, told for every line it is about. */
function refusalsOf(errors: readonly Refusal[], sales: readonly Sale[]): Remark[] {
  return errors.flatMap(({ code, message }) => sales.map((sale) => ({
    line: sale.line, verdict: 'refused' as const, reason: code,
    detail: `order ${sale.orderId}, product ${sale.productId}: ${message}`,
  })));
}
