import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { claimsPaidBy, mismatchOf, type PaidOrder } from '../domain/order-of-claim.ts';
import { lockClaims, readPaid, saveClaims, type ClaimInHand } from '../persistence/claims.ts';
import { readPersons } from '../persistence/same-person.ts';

/** A claim that was paid by a number, and what orders knows of it by now. */
export interface Payment { readonly claimId: string; readonly order: PaidOrder }

/** The piece is sold whatever comes out: a number that pays another thing is shown with its claim. */
export const matchOrders = defineBatchCommand<Payment, null, never>({
  name: 'campaigns.match-orders',
  maxBatch: 200,
  executeAll: async (tx, requests) => {
    const { claims } = await lockClaims(tx.sql, requests.map(({ input }) => input.claimId));
    const paid = await readPaid(tx.sql, requests.map(({ input }) => input.order.orderId));
    const personal = await readPersons(tx.sql,
      requests.map(({ input }) => [input.order, claims.get(input.claimId)]));
    const changed: ClaimInHand[] = [];
    for (const { input: { claimId, order } } of requests) {
      const claim = claims.get(claimId);
      if (!claim || claim.state !== 'captured' || claim.orderId !== null) continue;
      const key = `${order.orderId} ${claim.itemId}`;
      const used = paid.get(key) ?? 0;
      const [paying, paidFor] = [personal(order), personal(claim)];
      if (used < claimsPaidBy(paying, paidFor)) {
        paid.set(key, used + 1);
        claim.orderId = order.orderId;
      } else {
        claim.orderMismatch = true;
        claim.mismatchedOrderId = order.orderId;
        claim.mismatch = mismatchOf(paying, paidFor) ?? 'pieces';
      }
      changed.push(claim);
      tx.audit({ subjectId: claim.id, after: {
        orderId: claim.orderId, orderMismatch: claim.orderMismatch, mismatch: claim.mismatch } });
    }
    await saveClaims(tx.sql, changed);
    return requests.map(() => accepted(null));
  },
});
