import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockPerson } from '../../persistence/persons.ts';
import { orderFactTable } from '../../persistence/tables/order-fact.table.ts';
import { proveTasks } from '../tasks/take-proofs.ts';
import { keepReferral } from './keep-referral.ts';

type Order = RowOf<typeof orderFactTable>;

/** Sales that have left their return window: what is kept of them keeps referrals, and first orders are done. */
export const settleOrders = defineCommand<{ readonly limit: number }, { settled: number }, never>({
  name: 'engagement.settle-orders',
  execute: async (tx, { limit }) => {
    await shareMerges(tx.sql);
    const due = await tx.sql.all<Order>`select ${columnsOf(orderFactTable)} from order_fact
      where settled_at is null and member_id is not null and window_ends_at <= ${tx.now}
      order by window_ends_at, order_id limit ${Math.min(limit, AT_ONCE)} for update skip locked`;
    await tx.sql.run`update order_fact set settled_at = ${tx.now}
      where order_id = any(${due.map(({ orderId }) => orderId)}::uuid[])`;
    await lockSides(tx, due.map(({ memberId }) => memberId!));
    for (const order of due) await settle(tx, order);
    return accepted({ settled: due.length });
  },
});

/** Each may lock its buyer, a referrer and tasks. */
const AT_ONCE = 100;

/** Everybody whom these sales may reward, in one order, before any task. */
async function lockSides(tx: Tx, buyers: readonly string[]): Promise<void> {
  const rows = await tx.sql.all<{ referrer_id: string }>`select referrer_id from referral
    where friend_id = any(${[...buyers]}::uuid[]) and state = 'pending'`;
  const named = [...buyers, ...rows.map((row) => row.referrer_id)];
  const ids = named.map(await survivorsOf(tx.sql, named));
  await tx.sql.run`select 1 from known_member where member_id = any(${ids}::uuid[]) order by member_id for update`;
}

async function settle(tx: Tx, order: Order): Promise<void> {
  if (order.netMinor <= 0n) return;
  const friend = await lockPerson(tx.sql, order.memberId!);
  if (!friend) return;
  await proveTasks(tx, 'first_order', friend, `order:${order.orderId}`);
  await keepReferral(tx, order, friend);
}
