import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockFamilies, type Families } from '../../persistence/families.ts';
import { readCurrentPeriods } from '../../persistence/member-homes.ts';
import { lockOrders, readOrders, type OrderFact } from '../../persistence/order-facts.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from '../history/refold-members.ts';
import { reverseRebates } from '../rebates/reverse-rebates.ts';

export type ReturnFacts = EventPayloads['order.returned.v1'];
export type TakeReturnsCode = 'UNKNOWN_ORDER';

/** Takes what came back: contributions shrink, rebates keep what their remaining base earns. */
export const takeReturns = defineBatchCommand<ReturnFacts, null, TakeReturnsCode>({
  name: 'franchises.take-returns',
  maxBatch: 500,
  executeAll: async (tx, requests) => {
    const inputs = requests.map(({ input }) => input);
    const ids = [...new Set(inputs.map((back) => back.orderId))];
    await shareMerges(tx.sql);
    // Members before orders, as everybody locks; a buyer linked in between is locked after.
    const before = await lockPersons(tx, await readOrders(tx.sql, ids));
    const orders = await lockOrders(tx.sql, ids);
    const late = [...orders.values()].flatMap(personsOf).some((id) => !before.homes.has(id));
    const families = late ? await lockPersons(tx, orders) : before;
    const known = inputs.filter((back) => orders.has(back.orderId));
    const fresh = await insertReturns(tx, known);
    await shrinkLines(tx, fresh);
    await reverseRebates(tx, fresh, orders);
    const policies = await readPolicies(tx.sql);
    const moved = await personsToRefold(tx, fresh, orders, families);
    await refoldMembers(tx, families, moved, policies);
    return inputs.map((back) => (orders.has(back.orderId) ? accepted(null)
      : refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId'])));
  },
});

function lockPersons(tx: Tx, orders: ReadonlyMap<string, OrderFact>): Promise<Families> {
  const ids = [...orders.values()].flatMap(personsOf);
  return lockFamilies(tx.sql, new Map(ids.map((id) => [id, null])));
}

function personsOf({ buyerId, memberId }: OrderFact): string[] {
  return buyerId && memberId ? [...new Set([buyerId, memberId])] : [];
}

/** A return that was told twice counts once. */
async function insertReturns(tx: Tx, returns: readonly ReturnFacts[]): Promise<ReturnFacts[]> {
  if (returns.length === 0) return [];
  const rows = await tx.sql.all<{ return_id: string }>`
    insert into order_return_fact (return_id, order_id, returned_at, base_minor)
    select * from unnest(${returns.map((r) => r.returnId)}::uuid[],
      ${returns.map((r) => r.orderId)}::uuid[], ${returns.map((r) => r.returnedAt)}::timestamptz[],
      ${returns.map((r) => r.lines.reduce((sum, l) => sum + l.returnedBaseMinor, 0n))}::bigint[])
    on conflict do nothing returning return_id`;
  const inserted = new Set(rows.map((row) => row.return_id));
  return returns.filter((back) => inserted.delete(back.returnId));
}

async function shrinkLines(tx: Tx, returns: readonly ReturnFacts[]): Promise<void> {
  const lines = returns.flatMap((back) => back.lines);
  if (lines.length > 0) {
    await tx.sql.run`update order_line_fact
      set remaining_base_minor = least(order_line_fact.remaining_base_minor, t.remaining)
      from (select line_id, min(remaining) as remaining
        from unnest(${lines.map((line) => line.lineId)}::uuid[],
          ${lines.map((line) => line.remainingBaseMinor)}::bigint[]) as t(line_id, remaining)
        group by line_id) t
      where order_line_fact.line_id = t.line_id`;
  }
  const whole = returns.filter((back) => back.whole);
  if (whole.length > 0) {
    await tx.sql.run`update order_fact
      set wholly_returned_at = coalesce(wholly_returned_at, t.returned_at)
      from unnest(${whole.map((back) => back.orderId)}::uuid[],
        ${whole.map((back) => back.returnedAt)}::timestamptz[]) as t(order_id, returned_at)
      where order_fact.order_id = t.order_id`;
  }
}

/** A part that came back moves nobody, unless a period that was decided later had counted it. */
async function personsToRefold(
  tx: Tx, returns: readonly ReturnFacts[], orders: ReadonlyMap<string, OrderFact>,
  { tree }: Families,
): Promise<Set<string>> {
  const touched = returns.flatMap((back) => personsOf(orders.get(back.orderId)!)
    .flatMap((id) => tree.idsOf(id)).map((id) => ({ id, back })));
  const current = await readCurrentPeriods(tx.sql, [...new Set(touched.map(({ id }) => id))]);
  return new Set(touched.filter(({ id, back }) => {
    const period = current.get(id);
    return back.whole || (period !== undefined && back.returnedAt < period.from);
  }).map(({ id }) => id));
}
