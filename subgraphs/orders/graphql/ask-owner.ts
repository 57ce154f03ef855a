import { setTimeout as sleep } from 'node:timers/promises';
import { serviceActor, type Actor } from '../../kernel/actor.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

export const asService = serviceActor('orders', ['catalog:read', 'members:read']);

const PATIENCE_MS = 3_000;
/** What is left of the request's time for the answer itself. */
const RESERVE_MS = 500;

/** Asks another subgraph through the graph, outside any transaction; null when it is away. */
export async function askOwner<Data>(
  context: GraphContext, actor: Actor, document: string, variables: Record<string, unknown>,
): Promise<Data | null> {
  try {
    const answer = await context.services.graph.execute<Data>(
      { document, variables, context: { ...context.request, actor } });
    return answer.data ?? null;
  } catch {
    // What the owner cannot say counts as unknown; the request may be sent again.
    return null;
  }
}

/** Waits until news that is under way has come: at most 3 seconds, and never past the deadline. */
export async function waitFor(
  context: GraphContext, arrived: () => Promise<boolean>,
): Promise<void> {
  const until = Math.min(Date.now() + PATIENCE_MS, context.request.deadlineAt - RESERVE_MS);
  while (!(await arrived())) {
    if (Date.now() >= until) return;
    await sleep(20);
  }
}
