import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext, Services } from '../../kernel/graph/context.ts';
import { readIdentifier } from '../../kernel/identifier.ts';
import { decodeId, encodeId, NOBODY } from '../../kernel/ids.ts';
import { parseAmount, type Currency } from '../../kernel/money.ts';
import type { RequestContext } from '../../kernel/port.ts';
import type { PaidOrder } from '../domain/order-of-claim.ts';
import { channelOfClaim } from '../queries/claims.ts';

const ORDER = `id state currency channel { id } member { id }
  lines { item { id } quantity returnedQuantity unitPrice { amount } lineDiscount { amount } }`;
const BY_ID = `query OrderOfClaim($id: ID!) { found: order(id: $id) { ${ORDER} } }`;
const BY_NUMBER = `query OrderOfClaim($channelId: ID!, $externalNo: String!) {
  found: orderByExternalNo(channelId: $channelId, externalNo: $externalNo) { ${ORDER} } }`;
const asService = serviceActor('campaigns', ['orders:read', 'members:read', 'catalog:read', 'franchises:read']);

interface OrderView {
  readonly id: string;
  readonly state: string;
  readonly currency: Currency;
  readonly channel: { readonly id: string } | null;
  readonly member: { readonly id: string } | null;
  readonly lines: readonly {
    readonly item: { readonly id: string } | null;
    readonly quantity: number;
    readonly returnedQuantity: number;
    readonly unitPrice: { readonly amount: string };
    readonly lineDiscount: { readonly amount: string };
  }[];
}

/** With where it stands: completed once its return window is over. */
export type AskedOrder = PaidOrder & { readonly isCompleted: boolean };

export type OrderName = { readonly orderId: string }
  | { readonly channelId: string; readonly externalNo: string };

/** What orders knows of an order, asked before any transaction; null when there is none. */
export async function askOrder(
  services: Services, request: RequestContext, name: OrderName,
): Promise<AskedOrder | null> {
  const found = await ask(services, request, name);
  if (!found) return null;
  return {
    orderId: decodeId(PREFIX.order, found.id)!, currency: found.currency,
    channelId: found.channel && decodeId(PREFIX.channel, found.channel.id),
    memberId: found.member && decodeId(PREFIX.member, found.member.id),
    isCancelled: found.state === 'CANCELLED', isCompleted: found.state === 'COMPLETED',
    lines: found.lines.map((line) => ({
      itemId: line.item && decodeId(PREFIX.item, line.item.id),
      quantity: line.quantity, returnedQuantity: line.returnedQuantity,
      goodsMinor: minor(line.unitPrice, found) * BigInt(line.quantity) - minor(line.lineDiscount, found),
    })),
  };
}

/** A claim, and the order that is said to have paid it. */
interface Payment {
  readonly claimId: string;
  readonly orderId: string | null;
  readonly externalOrderNo: string | null;
}

/** The order by its id, else by its number in the channel that claimed; null when there is none. */
export async function orderPaid(
  { services, request }: GraphContext, { claimId, orderId, externalOrderNo }: Payment,
): Promise<PaidOrder | null> {
  if (orderId) return orderId === NOBODY ? null : askOrder(services, request, { orderId });
  const number = externalOrderNo === null ? null : readIdentifier(externalOrderNo, 100);
  if (number === null) return null;
  const channelId = await channelOfClaim(services.home.database.sql, claimId);
  return channelId === null ? null : askOrder(services, request, { channelId, externalNo: number });
}

/** Whoever cannot be asked has not said no: the caller may ask again. */
async function ask(
  services: Services, request: RequestContext, name: OrderName,
): Promise<OrderView | null> {
  try {
    const answer = await services.graph.execute<{ found: OrderView | null }>({
      document: 'orderId' in name ? BY_ID : BY_NUMBER,
      variables: 'orderId' in name ? { id: encodeId(PREFIX.order, name.orderId) }
        : { channelId: encodeId(PREFIX.channel, name.channelId), externalNo: name.externalNo },
      context: { ...request, actor: asService },
    });
    if (!answer.errors?.length && answer.data) return answer.data.found;
  } catch {
    // Told below, like an answer with gaps.
  }
  throw new RequestError('SUBGRAPH_UNAVAILABLE', 'The order cannot be looked at now; try again.');
}

function minor({ amount }: { readonly amount: string }, { currency }: OrderView): bigint {
  return parseAmount(amount, currency) ?? 0n;
}
