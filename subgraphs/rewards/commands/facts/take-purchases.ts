import type { OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { purchaseFactTable } from '../../persistence/tables/purchase-fact.table.ts';

/** Purchases from `order.recorded` and `order.linked` alike: one that is known only gains its buyer. */
export const takePurchases = defineBatchCommand<OrderFacts, null, never>({
  name: 'rewards.take-purchases',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    await shareMerges(tx.sql);
    const orders = requests.map(({ input }) => input);
    const named = orders.flatMap(({ boughtAs, memberId }) => boughtAs ?? memberId ?? []);
    const survivorOf = await survivorsOf(tx.sql, named);
    // The last of a batch knows the most: whoever bought becomes known once, and stays.
    const last = new Map(orders.map((order) => [order.orderId, order]));
    const rows = [...last.values()].map(({ orderId, memberId, boughtAs, currency, paidAt, lines }) => {
      const buyer = memberId === null ? null : boughtAs ?? memberId;
      const base = lines.reduce((sum, { baseMinor }) => sum + baseMinor, 0n);
      const memberNow = buyer && survivorOf(buyer);
      return { buyer, row: { orderId, memberId: memberNow, currency, paidAt, baseMinor: base, netMinor: base } };
    });
    await tx.sql.insertInto(purchaseFactTable, rows.map(({ row }) => row), 'on conflict (order_id) do nothing');
    await tx.sql.run`update purchase_fact p set member_id = t.member_id
      from unnest(${rows.map(({ row }) => row.orderId)}::uuid[], ${rows.map(({ row }) => row.memberId)}::uuid[])
        as t (order_id, member_id)
      where p.order_id = t.order_id and p.member_id is null and t.member_id is not null`;
    await tagNamed(tx, 'purchase_fact', rows.flatMap(({ buyer, row }) => (
      buyer && buyer !== row.memberId ? [{ key: [row.orderId], namedId: buyer }] : [])));
    return requests.map(() => accepted(null));
  },
});
