import { serviceActor } from '../../../kernel/actor.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { runBatch } from '../../../kernel/commands/run-command.ts';
import type { Services } from '../../../kernel/graph/context.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { claimsPaidBy, mismatchOf, type PaidOrder } from '../../domain/order-of-claim.ts';
import { lockClaims, readPaid, saveClaims, type ClaimInHand } from '../../persistence/claims.ts';
import { askOrder } from './ask-order.ts';

/** So many days the order of a paid claim may come after its payment. */
const DAYS = 7;
const AT_ONCE = 200;
const PATIENCE_MS = 5_000;

/** A claim that was paid by a number, and what orders knows of it by now. */
interface Payment { readonly claimId: string; readonly order: PaidOrder }

/** The piece is sold whatever comes out: a number that pays another thing is shown with its claim. */
export const matchOrders = defineBatchCommand<Payment, null, never>({
  name: 'campaigns.match-orders',
  maxBatch: AT_ONCE,
  executeAll: async (tx, requests) => {
    const { claims } = await lockClaims(tx.sql, requests.map(({ input }) => input.claimId));
    const paid = await readPaid(tx.sql, requests.map(({ input }) => input.order.orderId));
    const changed: ClaimInHand[] = [];
    for (const { input: { claimId, order } } of requests) {
      const claim = claims.get(claimId);
      if (!claim || claim.state !== 'captured' || claim.orderId !== null) continue;
      const key = `${order.orderId} ${claim.itemId}`;
      const used = paid.get(key) ?? 0;
      if (used < claimsPaidBy(order, claim)) {
        paid.set(key, used + 1);
        claim.orderId = order.orderId;
      } else {
        claim.orderMismatch = true;
        claim.mismatchedOrderId = order.orderId;
        claim.mismatch = mismatchOf(order, claim) ?? 'pieces';
      }
      changed.push(claim);
      tx.audit({ subjectId: claim.id, after: {
        orderId: claim.orderId, orderMismatch: claim.orderMismatch, mismatch: claim.mismatch } });
    }
    await saveClaims(tx.sql, changed);
    return requests.map(() => accepted(null));
  },
});

/**
 * Looks for the orders of claims that were paid before their order was recorded. Which are asked for is left to
 * chance: numbers that nobody ever records stand in nobody's way.
 */
export async function matchPayments(services: Services): Promise<void> {
  const { home } = services;
  const since = new Date(home.clock.now().getTime() - DAYS * 86_400_000);
  const rows = await home.database.sql.all<{ id: string; channel_id: string; external_order_no: string }>`
    select id, channel_id, external_order_no from claim
    where state = 'captured' and order_id is null and external_order_no is not null
      and channel_id is not null and not order_mismatch and settled_at > ${since}
    order by random() limit ${AT_ONCE}`;
  const caller = { actor: serviceActor('campaigns', []), requestId: `match-orders:${newId()}` };
  const payments: Payment[] = [];
  for (const row of rows) {
    const order = await askOrder(services, { ...caller, deadlineAt: Date.now() + PATIENCE_MS },
      { channelId: row.channel_id, externalNo: row.external_order_no });
    if (order) payments.push({ claimId: row.id, order });
  }
  if (payments.length === 0) return;
  await runBatch(home, caller, matchOrders, payments.map((input) => ({ ...caller, input })));
}
