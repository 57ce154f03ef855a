import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { standingClaims, type PaidClaim } from '../../domain/interactions/kept-pieces.ts';
import type { PaidOrder } from '../../domain/order-of-claim.ts';

interface Row extends PaidClaim {
  readonly orderId: string;
  readonly windowEndsAt: Date | null;
  readonly keptAt: Date | null;
}

/** What orders says of an order by now; a function, since what another room says is no part of what was asked. */
export interface Recount {
  readonly orderId: string;
  readonly order: () => PaidOrder & { readonly isCompleted: boolean };
}

/**
 * Whether what was claimed and paid by these orders still stands, and is kept: the return window is over and the piece
 * did not come back. What came back after that was kept is undone all the same.
 */
export const recountClaims = defineBatchCommand<Recount, { undone: number; kept: number }, never>({
  name: 'campaigns.recount-claims',
  maxBatch: 100,
  executeAll: async (tx, requests) => {
    const rows = await tx.sql.all<Row>`select c.id, c.order_id as "orderId", c.channel_id as "channelId",
        c.member_id as "memberId", d.item_id as "itemId", d.cash_minor as "cashMinor", d.currency,
        c.settled_at as "settledAt", c.window_ends_at as "windowEndsAt", c.kept_at as "keptAt"
      from claim c join live_drop d on d.id = c.drop_id
      where c.order_id = any(${requests.map(({ input }) => input.orderId)}::uuid[]) and c.state = 'captured'
        and not c.undone order by c.id for update of c`;
    const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
    const seen: { id: string; keptAt: Date | null; undone: boolean }[] = [];
    const outcomes = requests.map(({ input }) => {
      const own = byOrder.get(input.orderId) ?? [];
      const order = input.order();
      const standing = standingClaims(order, own);
      const judged = own.map(({ id, keptAt, windowEndsAt }) => {
        const isOver = order.isCompleted || (windowEndsAt !== null && windowEndsAt <= tx.now);
        return { id, undone: !standing.has(id), keptAt: keptAt ?? (standing.has(id) && isOver ? tx.now : null) };
      });
      seen.push(...judged);
      return accepted({ undone: judged.filter(({ undone }) => undone).length,
        kept: judged.filter(({ keptAt, undone }) => keptAt !== null && !undone).length });
    });
    await tx.sql.run`update claim c set order_due = false, order_seen_at = ${tx.now}, undone = t.undone,
      kept_at = t.kept_at from unnest(${seen.map(({ id }) => id)}::uuid[],
        ${seen.map(({ undone }) => undone)}::boolean[],
        ${seen.map(({ keptAt }) => keptAt)}::timestamptz[]) as t(id, undone, kept_at) where c.id = t.id`;
    for (const { id, undone, keptAt } of seen) {
      if (undone || keptAt !== null) tx.audit({ subjectId: id, after: { undone, keptAt } });
    }
    return outcomes;
  },
});
