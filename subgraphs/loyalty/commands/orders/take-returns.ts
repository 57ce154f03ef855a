import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { LineLeft } from '../../domain/returned-goods.ts';
import { takeReturn } from '../../domain/take-return.ts';
import { bookOf, lockBooks } from '../../persistence/accounts.ts';
import { updateHolds } from '../../persistence/holds.ts';
import { keepNews } from '../../persistence/early-news.ts';
import { loadOrders, updateLines, updateOrders } from '../../persistence/orders.ts';
import { loadReturnRows } from '../../persistence/return-rows.ts';
import { saveTold } from '../save-told.ts';

export interface ReturnInput {
  readonly orderId: string;
  readonly returnId: string;
  readonly returnedAt: Date;
  readonly lines: readonly {
    readonly lineId: string; readonly remainingBaseMinor: bigint;
    readonly quantity?: number; readonly remainingQuantity?: number;
  }[];
}

export type ReturnValue = { readonly returnId: string; readonly result: 'posted' | 'known' | 'kept' };

/** Takes goods back: points, bonus and growth by the numbers of the purchase, spent points restored. */
export const takeReturns = defineBatchCommand<ReturnInput, ReturnValue, never>({
  name: 'loyalty.take-returns',
  maxBatch: 250,
  executeAll: async (tx, requests) => {
    const returns = requests.map(({ input }) => input);
    const ids = returns.map(({ orderId }) => orderId);
    const early = await loadOrders(tx.sql, ids);
    const books = await lockBooks(tx.sql, [...early.values()].map((order) => order.memberId));
    const orders = await loadOrders(tx.sql, ids);
    const done = await postedReturns(tx, returns);
    const { holds, policies } = await loadReturnRows(
      tx.sql, [...orders.values()], books.values());
    const outcomes = returns.map((input) => {
      const { orderId, returnId, returnedAt } = input;
      if (done.has(returnId)) return accepted<ReturnValue>({ returnId, result: 'known' });
      done.add(returnId);
      const order = orders.get(orderId);
      const book = order && bookOf(books, order.memberId);
      const taken = order && book && takeReturn(book, order, holds.get(order.holdId ?? '') ?? null, {
        returnId, at: returnedAt,
        remaining: linesLeft(input),
      }, policies, tx.now);
      return accepted<ReturnValue>({ returnId, result: taken ? 'posted' : 'kept' });
    });
    await saveTold(tx, books.values(), [...orders.values()], policies);
    await updateHolds(tx.sql, [...holds.values()]);
    await updateOrders(tx.sql, [...orders.values()]);
    await updateLines(tx.sql, [...orders.values()]);
    await keepReturns(tx, returns.filter(({ orderId }) => !orders.has(orderId)));
    return outcomes;
  },
});

async function postedReturns(tx: Tx, returns: readonly ReturnInput[]): Promise<Set<string>> {
  const rows = await tx.sql.all<{ return_id: string }>`select return_id from points_transaction
    where kind = 'return' and return_id = any(${returns.map(({ returnId }) => returnId)}::uuid[])`;
  return new Set(rows.map((row) => row.return_id));
}

const linesLeft = ({ lines }: ReturnInput): LineLeft[] =>
  lines.map(({ lineId, remainingBaseMinor, quantity, remainingQuantity }) => ({
    lineId, remainingBase: remainingBaseMinor, quantity: quantity ?? null,
    remainingQuantity: remainingQuantity ?? null,
  }));

/** Their member is not known yet: they are taken in with the sale, at their own time. */
async function keepReturns(tx: Tx, returns: readonly ReturnInput[]): Promise<void> {
  await keepNews(tx.sql, returns.map((input) => ({
    orderId: input.orderId, deliveredAt: null, windowEndsAt: null,
    returns: [{ returnId: input.returnId, at: input.returnedAt, remaining: linesLeft(input) }],
  })));
}
