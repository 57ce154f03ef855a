import { sql as fragment } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { refundsFinding } from '../../domain/abuse.ts';
import type { EngagementRules } from '../../domain/policy.ts';
import { noteFinding } from '../../persistence/cases.ts';
import { withdrawGrants } from '../../persistence/grants.ts';
import { idsOf, lockPerson } from '../../persistence/persons.ts';
import { engagementPolicyAt } from '../../persistence/policies.ts';
import { orderFactTable } from '../../persistence/tables/order-fact.table.ts';
import { withdrawReferral } from '../referrals/withdraw-referral.ts';

type Order = RowOf<typeof orderFactTable>;

/** What came back: less of the sale is left, what it had kept may fall, and many returns are looked at. */
export const takeReturns = defineCommand<EventPayloads['order.returned.v1'], null, 'UNKNOWN_ORDER'>({
  name: 'engagement.take-returns',
  execute: async (tx, { orderId, lines, returnedAt }) => {
    await shareMerges(tx.sql);
    const back = lines.reduce((sum, line) => sum + line.returnedBaseMinor, 0n);
    const order = await tx.sql.maybe<Order>`update order_fact
      set net_minor = net_minor - ${back}, returned_at = greatest(returned_at, ${returnedAt}::timestamptz)
      where order_id = ${orderId} returning ${columnsOf(orderFactTable)}`;
    if (!order) return refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId']);
    if (order.memberId === null) return accepted(null);
    // Of two returns at once the second counts the first.
    const person = await lockPerson(tx.sql, order.memberId);
    const { rules } = await engagementPolicyAt(tx.sql, tx.now);
    await takeBack(tx, order);
    if (person) await lookAt(tx, person.memberId, returnedAt, rules);
    return accepted(null);
  },
});

async function takeBack(tx: Tx, order: Order): Promise<void> {
  await withdrawReferral(tx, order);
  if (order.netMinor > 0n) return;
  await withdrawGrants(tx, fragment`reference = ${`order:${order.orderId}`} and recorded_by = 'house'`,
    { why: 'return', reason: 'The sale that earned it came back.' });
}

async function lookAt(tx: Tx, memberId: string, returnedAt: Date, rules: EngagementRules): Promise<void> {
  const { orders, returned } = await tx.sql.one<{ orders: number; returned: number }>`
    select count(*)::int as orders, count(returned_at)::int as returned from order_fact
    where member_id = any(${await idsOf(tx.sql, memberId)}::uuid[])
      and paid_at > ${returnedAt}::timestamptz - make_interval(days => ${rules.refundDays})
      and paid_at <= ${returnedAt}`;
  const found = refundsFinding(orders, returned, returnedAt.toISOString().slice(0, 7), rules);
  if (found) await noteFinding(tx, memberId, found);
}
