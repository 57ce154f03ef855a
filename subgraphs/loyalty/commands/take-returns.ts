import { defineBatchCommand, type Tx } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { applyReturn, restoreSpent } from '../domain/returns.ts';
import { loadLots, loadLotsById, lockBooks } from '../persistence/accounts.ts';
import { loadHolds, updateHolds } from '../persistence/holds.ts';
import { keepNews, loadOrders, updateLines } from '../persistence/orders.ts';
import { loadPolicies } from '../persistence/policies.ts';
import { saveBooks } from '../persistence/postings.ts';
import { lotIdsOf, policyOf } from './activation.ts';

export interface ReturnInput {
  readonly orderId: string;
  readonly returnId: string;
  readonly returnedAt: Date;
  readonly lines: readonly { readonly lineId: string; readonly remainingBaseMinor: bigint }[];
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
    const holds = await loadHolds(tx.sql, [...orders.values()].flatMap((o) => o.holdId ?? []));
    await loadLots(tx.sql, new Set(books.values()));
    await loadLotsById(tx.sql, new Set(books.values()), [...lotIdsOf(orders.values()),
      ...[...holds.values()].flatMap((hold) => hold.parts.map((part) => part.lotId))]);
    const policies = await loadPolicies(tx.sql);
    const outcomes = returns.map((input) => {
      const { orderId, returnId, returnedAt } = input;
      if (done.has(returnId)) return accepted<ReturnValue>({ returnId, result: 'known' });
      done.add(returnId);
      const order = orders.get(orderId);
      const book = order && books.get(order.memberId);
      if (!order || !book || order.state === 'refused') {
        return accepted<ReturnValue>({ returnId, result: 'kept' });
      }
      const policy = policyOf(policies, book, order);
      const restore = applyReturn(book, order, {
        returnId, at: returnedAt,
        remaining: input.lines.map((line) => (
          { lineId: line.lineId, remainingBase: line.remainingBaseMinor })),
      }, policy);
      const hold = holds.get(order.holdId ?? '');
      const cause = { orderId, returnId, holdId: order.holdId };
      if (hold) restoreSpent(book, hold.parts, restore, cause, policy, tx.now);
      return accepted<ReturnValue>({ returnId, result: 'posted' });
    });
    await saveBooks(tx, books.values());
    await updateHolds(tx.sql, [...holds.values()]);
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

/** Their member is not known yet: what is left counts when it is. */
async function keepReturns(tx: Tx, returns: readonly ReturnInput[]): Promise<void> {
  await keepNews(tx.sql, returns.map(({ orderId, lines }) => ({
    orderId, deliveredAt: null,
    remaining: Object.fromEntries(lines.map((l) => [l.lineId, l.remainingBaseMinor])),
  })));
}
