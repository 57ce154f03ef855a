import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { newId } from '../../kernel/ids.ts';
import { matchOrders, type Payment } from '../commands/match-orders.ts';
import { askOrder } from './ask-order.ts';

/** So many days the order of a paid claim may come after its payment. */
const DAYS = 7;
const PATIENCE_MS = 5_000;

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
    order by random() limit ${matchOrders.maxBatch}`;
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
