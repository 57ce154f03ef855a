import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { activateGrantsOf } from '../../persistence/points/grants.ts';
import { loadOrders, updateLines, updateOrders } from '../../persistence/orders.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { LOOKED_AT } from '../../persistence/points/reviews.ts';
import { activateIn } from '../../persistence/due/take-due.ts';
import { saveTold } from '../save-told.ts';

/**
 * Makes points of ended return windows, and of grants whose time has come, available, at most `limit` orders and as
 * many members; answers how many. Of whom engagement looks at nothing becomes available before it is decided.
 */
export const activatePoints = defineCommand<{ limit: number }, { activated: number }, never>({
  name: 'loyalty.activate-points',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ order_id: string; member_id: string }>`
      select order_id, member_id from order_points
      where state = 'pending' and active_at <= ${tx.now} and member_id <> all (${LOOKED_AT})
      order by active_at limit ${limit}`;
    const granted = await tx.sql.all<{ member_id: string }>`
      select member_id from points_grant where state = 'pending' and active_at <= ${tx.now}
        and member_id <> all (${LOOKED_AT})
      order by active_at limit ${limit}`;
    if (due.length + granted.length === 0) return accepted({ activated: 0 });
    const policies = await loadPolicies(tx.sql);
    const books = await lockBooks(tx.sql, [...due, ...granted].map((row) => row.member_id));
    const grants = await activateGrantsOf(tx.sql, books, tx.now);
    const orders = await loadOrders(tx.sql, due.map((row) => row.order_id));
    const activated = await activateIn(tx.sql, books, [...orders.values()], policies, tx.now);
    await saveTold(tx, books.values(), activated, policies);
    await updateOrders(tx.sql, activated);
    await updateLines(tx.sql, activated);
    return accepted({ activated: activated.length + grants });
  },
});
