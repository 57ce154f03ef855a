import type { OrderFacts } from '../../../../contracts/events.ts';
import { defineBatchCommand } from '../../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../../kernel/outcome.ts';
import { strangersAmong } from '../../../persistence/erased.ts';
import { offersGivenBy } from '../../../persistence/coupons/offers.ts';
import type { NotYet } from './issue-on-event.ts';
import { settleChildren } from './settle-heritage.ts';

const NOT_ARRIVED = refused('UNKNOWN_MEMBER' as const, 'The member has not arrived yet.', ['memberId']);

interface Child { readonly orderId: string; readonly childId: string }

/**
 * Who buys for the first time makes its children those of a customer: 传承礼 of whom was told as its child before. First
 * is the earliest paid of those that are kept, so that an order that waited is judged as if it had not.
 */
export const settleHeritageOfBuyers = defineBatchCommand<OrderFacts, null, NotYet>({
  name: 'rewards.settle-heritage-of-buyers',
  maxBatch: 100,
  repeatable: true,
  executeAll: async (tx, requests) => {
    if ((await offersGivenBy(tx.sql, 'heritage')).length === 0) return requests.map(() => accepted(null));
    const rows = await tx.sql.all<Child>`
      select p.order_id as "orderId", r.related_member_id as "childId" from purchase_fact p
      cross join lateral (select p.member_id as id
        union all select merged_id from person_merge where survivor_id = p.member_id) i
      join member_relation r on r.member_id = i.id and r.kind = 'child' and r.standing
      where p.order_id = any(${requests.map(({ input }) => input.orderId)}::uuid[]) and p.net_minor > 0
        and not exists (select 1 from purchase_fact e where e.member_id = p.member_id and e.net_minor > 0
          and (e.paid_at, e.order_id) < (p.paid_at, p.order_id))`;
    if (rows.length === 0) return requests.map(() => accepted(null));
    const { awaited } = await strangersAmong(tx.sql, rows.map(({ childId }) => childId));
    // Whose child has not arrived waits for it alone: nothing of its order is settled, and all of the others.
    const waits = new Set(rows.filter(({ childId }) => awaited.has(childId))
      .map(({ orderId }) => orderId));
    const due = rows.filter(({ orderId }) => !waits.has(orderId));
    const settled = await settleChildren(tx, due.map(({ childId }) => childId));
    const outcomes = new Map<string, Outcome<null, NotYet>>([
      ...due.map(({ orderId }) => [orderId, settled] as const), ...[...waits].map((id) => [id, NOT_ARRIVED] as const)]);
    return requests.map(({ input }) => outcomes.get(input.orderId) ?? accepted(null));
  },
});
