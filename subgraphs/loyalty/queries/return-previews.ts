import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { RequestError } from '../../kernel/errors.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { AccountBook, type Account, type TakenBack } from '../domain/account-book.ts';
import type { OrderEarning } from '../domain/order-earning.ts';
import type { RestoredPart } from '../domain/returns.ts';
import { takeReturn, type TakenReturn } from '../domain/take-return.ts';
import type {
  PointsGivenBack, PointsReturnPreview, PointsStanding, PointsTakenBack,
} from '../graphql/orders/return-preview.type.ts';
import { readBooks } from '../persistence/accounts.ts';
import { retellBooks } from '../persistence/histories.ts';
import { loadOrders } from '../persistence/orders.ts';
import { loadReturnRows } from '../persistence/return-rows.ts';

/** A preview is for one who is about to act; a list of orders needs none. */
const MAX_PREVIEWS = 25;

/** One return that is only thought of. Text and numbers only: a loader's key is its JSON. */
export interface PlannedReturn {
  readonly orderId: string;
  readonly lines: readonly {
    readonly lineId: string; readonly remainingMinor: string; readonly remainingQuantity: number | null;
  }[];
  readonly returnedAt: string;
  readonly now: string;
}

/**
 * What returns would do: the rows that the return reads, without their locks, and the function that it
 * decides with. Each is decided on copies of its own, so that several of one order do not add up.
 */
export async function returnPreviewsOf(
  sql: Sql, plans: readonly PlannedReturn[],
): Promise<(PointsReturnPreview | null)[]> {
  refuseMany(plans.length);
  const orders = await loadOrders(sql, plans.map(({ orderId }) => orderId));
  const books = await readBooks(sql, [...orders.values()].map((order) => order.memberId));
  const { holds, policies } = await loadReturnRows(sql, [...orders.values()], books.values());
  const tried = plans.map((plan) => {
    const order = structuredClone(orders.get(plan.orderId));
    const found = order && books.get(order.memberId);
    if (!order || !found) return null;
    const book = new AccountBook({ ...found.account }, newId, structuredClone([...found.lots.values()]));
    const hold = structuredClone(holds.get(order.holdId ?? '') ?? null);
    const taken = takeReturn(book, order, hold, {
      returnId: null, at: new Date(plan.returnedAt),
      remaining: plan.lines.map(({ lineId, remainingMinor, remainingQuantity }) => (
        { lineId, remainingBase: BigInt(remainingMinor), remainingQuantity })),
    }, policies, new Date(plan.now));
    return taken && { plan, book, order, taken };
  });
  return Promise.all(tried.map(async (one) => {
    if (!one) return null;
    const { plan, book, order, taken } = one;
    if (!book.untold) return viewOf(taken, order);
    await retellBooks(sql, [book], [order], policies, new Date(plan.now));
    return viewOf({ ...taken, after: { ...book.account } }, order);
  }));
}

function refuseMany(count: number): void {
  if (count <= MAX_PREVIEWS) return;
  throw new RequestError('LIMIT_EXCEEDED', `At most ${MAX_PREVIEWS} returns are previewed at once.`);
}

function viewOf(taken: TakenReturn, order: OrderEarning): PointsReturnPreview {
  const { lines } = taken;
  const numbers = new Map(order.lines.map(({ lineId, lineNo }) => [lineId, lineNo]));
  return {
    state: order.state, currency: order.currency,
    points: sumOf(lines.map(({ points }) => points)), bonus: sumOf(lines.map(({ bonus }) => bonus)),
    growth: lines.reduce((sum, { growth }) => sum + growth, 0n),
    givenBack: givenBackOf(taken.restored),
    before: standingOf(taken.before), after: standingOf(taken.after),
    lines: lines.map((line) => ({
      lineId: encodeId(PREFIX.orderLine, line.lineId), lineNo: numbers.get(line.lineId)!,
      points: sumOf([line.points]), bonus: sumOf([line.bonus]), growth: line.growth,
      givenBack: line.restored,
    })),
  };
}

function sumOf(parts: readonly TakenBack[]): PointsTakenBack {
  const sum = (of: (part: TakenBack) => bigint) => parts.reduce((all, part) => all + of(part), 0n);
  return {
    total: sum(({ pending, active, expired, others, debt }) =>
      pending + active + expired + others + debt),
    expired: sum(({ expired }) => expired),
    pending: sum(({ pending }) => pending), active: sum(({ active }) => active),
    others: sum(({ others }) => others), debt: sum(({ debt }) => debt),
  };
}

function givenBackOf(parts: readonly RestoredPart[]): PointsGivenBack {
  const sum = (of: (part: RestoredPart) => bigint) => parts.reduce((all, part) => all + of(part), 0n);
  return {
    total: sum(({ amount }) => amount), repaidDebt: sum(({ repaid }) => repaid),
    toLots: sum(({ grace, amount, repaid }) => (grace ? 0n : amount - repaid)),
    toGraceLots: sum(({ grace, amount, repaid }) => (grace ? amount - repaid : 0n)),
    graceUntil: parts.find(({ grace, amount, repaid }) => grace && amount > repaid)?.expiresAt ?? null,
  };
}

/** Where an account stands, for people. */
export function standingOf(account: Account): PointsStanding {
  const { available, pending, debt, growth, pendingGrowth, programme, tier } = account;
  return {
    available, pending, debt, growth, pendingGrowth, tier: { programme, code: tier.tier },
    provisional: tier.provisional,
  };
}
