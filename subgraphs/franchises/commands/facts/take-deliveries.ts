import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { heldUntil, stateOf } from '../../domain/rebate.ts';
import { auditRebates } from '../../persistence/audit-rebates.ts';
import { lockOrders, type OrderFact } from '../../persistence/order-facts.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { keepHeldAtOpening } from '../../persistence/settlement/left.ts';

export type DeliveryFacts = EventPayloads['order.delivered.v1'];
export type TakeDeliveriesCode = 'UNKNOWN_ORDER';

/** The delivery is known: the return window counts from it, and ends when orders say. */
export const takeDeliveries = defineBatchCommand<DeliveryFacts, null, TakeDeliveriesCode>({
  name: 'franchises.take-deliveries',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const inputs = requests.map(({ input }) => input);
    const orders = await lockOrders(tx.sql, [...new Set(inputs.map((input) => input.orderId))]);
    const delivered = new Map(inputs.flatMap(({ orderId, deliveredAt, windowEndsAt }) => {
      const order = orders.get(orderId);
      return order ? [[orderId, { ...order, deliveredAt, windowEndsAt: windowEndsAt ?? null }] as const] : [];
    }));
    await tx.sql.run`update order_fact
      set delivered_at = t.delivered_at, window_ends_at = t.window_ends_at
      from unnest(${[...delivered.keys()]}::uuid[],
        ${[...delivered.values()].map((order) => order.deliveredAt)}::timestamptz[],
        ${[...delivered.values()].map((order) => order.windowEndsAt)}::timestamptz[])
        as t(order_id, delivered_at, window_ends_at)
      where order_fact.order_id = t.order_id`;
    await holdRebates(tx, delivered);
    return inputs.map(({ orderId }) => (orders.has(orderId) ? accepted(null)
      : refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId'])));
  },
});

async function holdRebates(tx: Tx, delivered: ReadonlyMap<string, OrderFact>): Promise<void> {
  const rows = await tx.sql.all<{
    id: string; order_id: string; home_franchise_id: string; currency: string;
    policy_version: number; base_minor: bigint; remaining_base_minor: bigint; net_minor: bigint;
    state: string;
  }>`select id, order_id, home_franchise_id, currency, policy_version, base_minor,
      remaining_base_minor, net_minor, state
    from rebate where order_id = any(${[...delivered.keys()]}::uuid[]) and superseded_at is null
    order by id for update`;
  if (rows.length === 0) return;
  const policies = new Map((await readPolicies(tx.sql)).map((policy) => [policy.version, policy]));
  const held = rows.map((row) => {
    const order = delivered.get(row.order_id)!;
    const until = heldUntil(order, policies.get(row.policy_version)!);
    const state = stateOf({
      deliveredAt: order.deliveredAt, heldUntil: until, netMinor: row.net_minor,
      baseMinor: row.base_minor, remainingBaseMinor: row.remaining_base_minor,
      isSettled: row.state === 'settled',
    }, tx.now);
    return { id: row.id, until, state };
  });
  await keepHeldAtOpening(tx, held);
  await tx.sql.run`update rebate set held_until = t.held_until, state = t.state
    from unnest(${held.map((row) => row.id)}::uuid[],
      ${held.map((row) => row.until)}::timestamptz[], ${held.map((row) => row.state)}::text[])
      as t(id, held_until, state)
    where rebate.id = t.id`;
  auditRebates(tx, rows.map((row, index) => ({
    orderId: row.order_id, franchiseId: row.home_franchise_id, currency: row.currency,
    before: { state: row.state, netMinor: row.net_minor },
    after: { state: held[index]!.state, netMinor: row.net_minor },
  })));
}
