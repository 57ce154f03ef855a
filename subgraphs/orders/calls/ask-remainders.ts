import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { formatAmount, parseAmount, type Currency } from '../../kernel/money.ts';
import type { LineToReturn, Remainder } from '../commands/returns/plan-return.ts';
import type { ReturnToRecord } from '../commands/returns/record-returns.ts';
import { readNumber } from '../domain/identifiers.ts';
import { decideReturn } from '../domain/return-line.ts';
import { withheldLines } from '../domain/returns/bundle-withheld.ts';
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
interface ToAsk { readonly order: OrderWithCoupons; readonly input: ReturnToRecord }
interface Gathered { readonly asked: ToAsk[]; readonly answers: Promise<readonly (Remainder | 'away')[]> }

const gathered = new WeakMap<GraphContext, Gathered>();

/**
 * A return with what rewards says of the coupons of its order for what remains, asked before any transaction; those of
 * one request together, each after those before it of its order. Where nothing remains nobody is asked: nothing is
 * withheld then, also while rewards is away. A function, as it belongs to no key: told again, the return is the same.
 */
export async function withRemainder(context: GraphContext, input: ReturnToRecord): Promise<ReturnToRecord> {
  const order = await context.load(ordersWithCoupons, input.order);
  if (!order) return input;
  const remainder = await gather(context, { order, input });
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
  const after = afterEach(asked);
  const due = after.filter((rest) => rest !== null).filter(({ lines }) => lines.some(isLeft));
  const said = new Map<Rest, Remainder | 'away'>();
  for (let start = 0; start < due.length; start += ORDERS_PER_ASK) {
    const some = due.slice(start, start + ORDERS_PER_ASK);
    const answers = await ask(context, some);
    some.forEach((rest, index) => said.set(rest, answers[index]!));
  }
  return after.map((rest) => (rest === null ? 'away'
    : said.get(rest) ?? { asksAgain: false, withheldMinor: 0n, returnCount: rest.returnCount }));
}

/** What remains of each order after each of its returns; null: told before, or the command refuses it anyway. */
function afterEach(asked: readonly ToAsk[]): (Rest | null)[] {
  const now = new Map<string, { rest: Rest; nos: Set<string> }>();
  return asked.map(({ order, input }) => {
    const { rest, nos } = now.get(order.id) ?? { rest: order, nos: new Set(order.returnNos) };
    const no = readNumber(input.externalNo);
    const lines = no === null || nos.has(no) ? null : linesAfter(rest, input.lines);
    if (no === null || lines === null) return null;
    now.set(order.id, { rest: { ...rest, lines, returnCount: rest.returnCount + 1 }, nos: nos.add(no) });
    return { ...rest, lines };
  });
}

type Rest = Pick<OrderWithCoupons, 'id' | 'currency' | 'paidAt' | 'couponIds' | 'lines' | 'returnCount'>;
type Line = OrderWithCoupons['lines'][number];

function linesAfter({ currency, lines }: Rest, back: readonly LineToReturn[]): Line[] | null {
  const after = new Map<string, Line>();
  for (const { line: named, quantity, amount } of back) {
    const line = lines.find(({ id, lineNo }) => ('no' in named ? named.no === lineNo : named.id === id));
    const amountMinor = amount === null ? null : parseAmount(amount, currency as Currency);
    if (!line || after.has(line.id) || !Number.isInteger(quantity) || quantity < 0) return null;
    if (amount !== null && (amountMinor === null || amountMinor < 0n)) return null;
    const decision = decideReturn(line, { quantity, amountMinor });
    if (!decision.ok) return null;
    after.set(line.id, { ...line, returnedQuantity: line.returnedQuantity + quantity,
      returnedBaseMinor: line.returnedBaseMinor + decision.baseMinor });
  }
  return lines.map((line) => after.get(line.id) ?? line);
}

/** As rewards sees it: of what cost nothing pieces alone say it. */
function isLeft({ quantity, returnedQuantity, baseMinor, returnedBaseMinor }: Line): boolean {
  return returnedQuantity < quantity && (baseMinor === 0n || returnedBaseMinor < baseMinor);
}

async function ask({ services, request }: GraphContext, asked: readonly Rest[]): Promise<(Remainder | 'away')[]> {
  try {
    const { couponsAfterReturn: said } = await askOther<Answer>(services, {
      document: REMAINDERS, variables: { input: { orders: asked.map(orderOf) } }, actor: asService,
      deadlineAt: patienceOf(request), requestId: request.requestId,
    });
    return asked.map((order, index) => ({
      asksAgain: said[index]!.asksAgain, returnCount: order.returnCount,
      withheldMinor: parseAmount(said[index]!.withheld.amount, order.currency as Currency)!,
    }));
  } catch {
    return asked.map(() => 'away' as const);
  }
}

function orderOf(order: Rest): object {
  const text = (minor: bigint) => formatAmount(minor, order.currency as Currency);
  const restored = new Set(withheldLines(order.lines));
  return {
    orderId: encodeId(PREFIX.order, order.id), currency: order.currency, paidAt: order.paidAt.toISOString(),
    couponIds: order.couponIds.map((id) => encodeId(PREFIX.coupon, id)),
    lines: order.lines.map((line) => ({
      itemId: encodeId(PREFIX.item, line.itemId), marginClass: line.marginClass, quantity: line.quantity,
      remaining: line.quantity - line.returnedQuantity, amount: text(line.amountMinor),
      reduced: text(line.reducedMinor), base: text(line.baseMinor),
      remainingBase: text(line.baseMinor - line.returnedBaseMinor),
      ...(line.labourMinor !== null && { labour: text(line.labourMinor) }),
      ...(restored.has(line) && { restored: text(line.bundleDiscountMinor ?? 0n) }),
    })),
  };
}
