import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { newId } from '../../kernel/ids.ts';
import { recountClaims, type Recount } from '../commands/interactions/recount-claims.ts';
import { askOrder } from './ask-order.ts';

const PATIENCE_MS = 5_000;
const DAY_MS = 86_400_000;
/** So long an order is looked at each day; then its claims stay as they are unless something is told. */
const DAYS = 400;
/** A run asks for so many at most; the next one goes on. */
const MOST_ROUNDS = 20;

/**
 * Asks orders what became of those that paid claims: at once where something was told of them, each day until they are
 * kept. While orders is away nothing is written, and the next run asks again.
 */
export async function lookAtOrders(services: Services): Promise<void> {
  const { home } = services;
  const now = home.clock.now().getTime();
  const [yesterday, longAgo] = [new Date(now - DAY_MS), new Date(now - DAYS * DAY_MS)];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const rows = await home.database.sql.all<{ order_id: string }>`select distinct order_id from (
      select order_id from claim where order_id is not null and state = 'captured' and not undone
        and (order_due or kept_at is null) and (order_due or order_seen_at is null
          or order_seen_at < ${yesterday} and settled_at > ${longAgo})
      order by order_seen_at nulls first limit ${recountClaims.maxBatch}) due`;
    const caller = { actor: serviceActor('campaigns', []), requestId: `look-at-orders:${newId()}` };
    const recounts: Recount[] = [];
    for (const { order_id: orderId } of rows) {
      const order = await askOrder(services, { ...caller, deadlineAt: Date.now() + PATIENCE_MS }, { orderId });
      if (order) recounts.push({ orderId, order: () => order });
    }
    if (recounts.length === 0) return;
    await runBatch(home, caller, recountClaims, recounts.map((input) => ({ ...caller, input })));
  }
}
