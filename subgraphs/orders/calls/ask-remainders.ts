import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { formatAmount, parseAmount, type Currency } from '../../kernel/money.ts';
import type { LineToReturn, Remainder } from '../commands/returns/plan-return.ts';
import type { ReturnToRecord } from '../commands/returns/record-returns.ts';
import { ordersWithCoupons, type OrderWithCoupons } from '../queries/returns/orders-with-coupons.ts';

const REMAINDERS = /* GraphQL */ `query CouponsAfterReturnOfOrders($input: CouponsAfterReturnInput!) {
  couponsAfterReturn(input: $input) { asksAgain withheld { amount } } }`;
const ORDERS_PER_ASK = 100;
const asService = serviceActor('orders', ['rewards:read']);

interface Answer {
  readonly couponsAfterReturn: readonly {
    readonly asksAgain: boolean; readonly withheld: { readonly amount: string };
  }[];
}
interface ToAsk { readonly order: OrderWithCoupons; readonly back: readonly LineToReturn[] }
interface Gathered { readonly asked: ToAsk[]; readonly answers: Promise<readonly (Remainder | 'away')[]> }

const gathered = new WeakMap<GraphContext, Gathered>();

/**
 * A return with what rewards says of the coupons of its order for what remains, asked before any transaction; those of
 * one request together. Where nothing remains nobody is asked: nothing is withheld then, also while rewards is away. A
 * function, as it belongs to no key: told again, the return is the same.
 */
export async function withRemainder(context: GraphContext, input: ReturnToRecord): Promise<ReturnToRecord> {
  const order = await context.load(ordersWithCoupons, input.order);
  if (!order) return input;
  const nothing = order.lines.every((line) => remainingOf(line, input.lines) === 0);
  const remainder = nothing ? { asksAgain: false, withheldMinor: 0n, returnCount: order.returnCount }
    : await gather(context, { order, back: input.lines });
  return { ...input, remainder: () => remainder };
}

async function gather(context: GraphContext, one: ToAsk): Promise<Remainder | 'away'> {
  const open = gathered.get(context) ?? begin(context);
  const place = open.asked.push(one) - 1;
  return (await open.answers)[place]!;
}

/** Whoever comes in the same turn is asked about with the first one. */
function begin(context: GraphContext): Gathered {
  const asked: ToAsk[] = [];
  const answers = new Promise<void>((done) => { setImmediate(done); }).then(() => {
    gathered.delete(context);
    return askAll(context, asked);
  });
  const open = { asked, answers };
  gathered.set(context, open);
  return open;
}

async function askAll(context: GraphContext, asked: readonly ToAsk[]): Promise<(Remainder | 'away')[]> {
  const answers: (Remainder | 'away')[] = [];
  for (let start = 0; start < asked.length; start += ORDERS_PER_ASK) {
    answers.push(...await ask(context, asked.slice(start, start + ORDERS_PER_ASK)));
  }
  return answers;
}

async function ask({ services, request }: GraphContext, asked: readonly ToAsk[]): Promise<(Remainder | 'away')[]> {
  try {
    const { couponsAfterReturn: said } = await askOther<Answer>(services, {
      document: REMAINDERS, variables: { input: { orders: asked.map(orderOf) } }, actor: asService,
      deadlineAt: patienceOf(request), requestId: request.requestId,
    });
    return asked.map(({ order }, index) => ({
      asksAgain: said[index]!.asksAgain, returnCount: order.returnCount,
      withheldMinor: parseAmount(said[index]!.withheld.amount, order.currency as Currency)!,
    }));
  } catch {
    return asked.map(() => 'away' as const);
  }
}

function orderOf({ order, back }: ToAsk): object {
  const text = (minor: bigint) => formatAmount(minor, order.currency as Currency);
  return {
    orderId: encodeId(PREFIX.order, order.id), currency: order.currency, paidAt: order.paidAt.toISOString(),
    couponIds: order.couponIds.map((id) => encodeId(PREFIX.coupon, id)),
    lines: order.lines.map((line) => ({
      itemId: encodeId(PREFIX.item, line.itemId), marginClass: line.marginClass, quantity: line.quantity,
      remaining: remainingOf(line, back), amount: text(line.amountMinor), reduced: text(line.reducedMinor),
      ...(line.labourMinor !== null && { labour: text(line.labourMinor) }),
    })),
  };
}

/** More than is left is refused by the command; here nothing remains of it. */
function remainingOf(line: OrderWithCoupons['lines'][number], back: readonly LineToReturn[]): number {
  const now = back.filter(({ line: named }) => ('no' in named ? named.no === line.lineNo : named.id === line.id))
    .reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0);
  return Math.max(0, line.quantity - line.returnedQuantity - now);
}
