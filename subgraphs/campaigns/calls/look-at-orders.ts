import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Sql } from '../../kernel/database/sql.ts';
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
/** Orders is away when so many questions in a row have no answer. */
const MOST_SILENT = 5;

/**
 * Asks orders what became of those that paid claims: at once where something was told of them, each day until they are
 * kept. One that cannot be asked about keeps no other back, and is asked about again by the next run.
 */
export async function lookAtOrders(services: Services): Promise<void> {
  const { home } = services;
  const asked: string[] = [];
  let silent = 0;
  for (let round = 0; round < MOST_ROUNDS && silent < MOST_SILENT; round += 1) {
    const due = await dueOrders(home.database.sql, home.clock.now().getTime(), asked);
    if (due.size === 0) return;
    const caller = { actor: serviceActor('campaigns', []), requestId: `look-at-orders:${newId()}` };
    const recounts: Recount[] = [];
    for (const [orderId, told] of due) {
      if (silent >= MOST_SILENT) break;
      asked.push(orderId);
      const order = await askOrder(services, { ...caller, deadlineAt: Date.now() + PATIENCE_MS }, { orderId })
        .then((found) => found ?? 'unknown' as const, () => 'away' as const);
      silent = order === 'away' ? silent + 1 : 0;
      recounts.push({ orderId, order: () => order, told: () => told });
    }
    await runBatch(home, caller, recountClaims, recounts.map((input) => ({ ...caller, input })));
  }
}

/** Orders whose turn it is, but those of this run, with what has been told of each of their claims by now. */
async function dueOrders(
  sql: Sql, now: number, asked: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const [yesterday, longAgo] = [new Date(now - DAY_MS), new Date(now - DAYS * DAY_MS)];
  const rows = await sql.all<{ id: string; order_id: string; order_told: number }>`
    select id, order_id, order_told from claim
    where state = 'captured' and not undone and order_id in (select order_id from claim
      where order_id is not null and state = 'captured' and not undone and order_id <> all (${[...asked]}::uuid[])
        and (order_told > order_looked or kept_at is null) and (order_told > order_looked or order_seen_at is null
          or order_seen_at < ${yesterday} and settled_at > ${longAgo})
      order by order_seen_at nulls first limit ${recountClaims.maxBatch})`;
  return new Map([...Map.groupBy(rows, (row) => row.order_id)].map(([orderId, claims]) =>
    [orderId, new Map(claims.map((claim) => [claim.id, claim.order_told]))]));
}
