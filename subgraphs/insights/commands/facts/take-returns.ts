import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { valueAtHome } from '../../domain/home-value.ts';
import { homeOf } from '../../persistence/homes.ts';
import { lockMembers } from '../../persistence/known-members.ts';
import { buyersOf, lockOrders, writeValues, type OrderFact, type Valued } from '../../persistence/order-facts.ts';
import { refreshMembers } from '../../persistence/refresh-members.ts';
import { returnFactTable } from '../../persistence/tables/return-fact.table.ts';

type ReturnFacts = EventPayloads['order.returned.v1'];

/** Takes what came back, each return once: the order is worth what is left, and nothing once all is back. */
export const takeReturns = defineBatchCommand<ReturnFacts, null, 'UNKNOWN_ORDER'>({
  name: 'insights.take-returns',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = new Map(requests.map(({ input }) => [input.returnId, input]));
    const ids = [...told.values()].map(({ orderId }) => orderId);
    await shareMerges(tx.sql);
    // Members before orders, as everybody locks; a buyer linked in between is locked after.
    await lockMembers(tx.sql, await buyersOf(tx.sql, ids));
    const orders = await lockOrders(tx.sql, ids);
    const buyers = [...orders.values()].flatMap(({ memberId }) => memberId ?? []);
    await lockMembers(tx.sql, buyers);
    const fresh = await insertReturns(tx, [...told.values()].filter(({ orderId }) => orders.has(orderId)));
    await takeBack(tx, fresh);
    await shrinkOrders(tx, fresh, orders);
    await refreshMembers(tx.sql, buyers);
    return requests.map(({ input }) => (orders.has(input.orderId) ? accepted(null)
      : refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId'])));
  },
});

async function insertReturns(tx: Tx, told: readonly ReturnFacts[]): Promise<ReturnFacts[]> {
  const known = new Set((await tx.sql.all<{ return_id: string }>`select return_id from return_fact
    where return_id = any(${told.map(({ returnId }) => returnId)}::uuid[])`).map((row) => row.return_id));
  const fresh = told.filter(({ returnId }) => !known.has(returnId));
  await tx.sql.insertInto(returnFactTable, fresh.map((back) => ({
    returnId: back.returnId, orderId: back.orderId, backMinor: backOf(back), whole: back.whole,
    returnedAt: back.returnedAt,
  })));
  return fresh;
}

const backOf = ({ lines }: ReturnFacts): bigint =>
  lines.reduce((sum, line) => sum + line.returnedBaseMinor, 0n);

/** Whichever return is told first: what is left is the least that any of them says. */
async function takeBack(tx: Tx, returns: readonly ReturnFacts[]): Promise<void> {
  const back = returns.flatMap(({ lines, returnedAt }) => lines.map((line) => ({ ...line, returnedAt })));
  if (back.length === 0) return;
  await tx.sql.run`update order_piece p set kept = least(p.kept, t.kept), returned_at = greatest(p.returned_at, t.at)
    from (select line_id, min(kept) as kept, max(at) as at from unnest(${back.map(({ lineId }) => lineId)}::uuid[],
      ${back.map(leftOf)}::int[], ${back.map(({ returnedAt }) => returnedAt)}::timestamptz[]) as b (line_id, kept, at)
      group by line_id) t
    where p.line_id = t.line_id`;
}

/** Null: not told, and something of it is left. */
function leftOf({ remainingQuantity, remainingBaseMinor }: ReturnFacts['lines'][number]): number | null {
  return remainingQuantity ?? (remainingBaseMinor === 0n ? 0 : null);
}

async function shrinkOrders(
  tx: Tx, returns: readonly ReturnFacts[], orders: ReadonlyMap<string, OrderFact>,
): Promise<void> {
  const book = await readCodebook(tx.sql);
  const byOrder = Map.groupBy(returns, ({ orderId }) => orderId);
  await writeValues(tx.sql, [...byOrder].map(([orderId, backs]): Valued => {
    const order = orders.get(orderId)!;
    const netMinor = order.netMinor - backs.reduce((sum, back) => sum + backOf(back), 0n);
    const whollyReturnedAt = backs.find(({ whole }) => whole)?.returnedAt ?? order.whollyReturnedAt;
    const home = order.homeRegion === null ? null : homeOf(book, order.homeRegion, tx.now)!;
    const kept = { ...order, netMinor, whollyReturnedAt };
    return home ? { ...kept, ...valueAtHome(kept, home, order.homeRate) } : kept;
  }));
}
