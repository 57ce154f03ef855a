import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
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
  return (await ask<Data>(context, actor, document, variables))?.data ?? null;
}

/** The same where a gap may not be taken for a no: null unless the whole question was answered. */
export async function askOwnerWhole<Data>(
  context: GraphContext, actor: Actor, document: string, variables: Record<string, unknown>,
): Promise<Data | null> {
  const answer = await ask<Data>(context, actor, document, variables);
  return answer?.errors?.length ? null : answer?.data ?? null;
}

async function ask<Data>(
  context: GraphContext, actor: Actor, document: string, variables: Record<string, unknown>,
): Promise<ExecutionResult<Data> | null> {
  try {
    return await context.services.graph.execute<Data>(
      { document, variables, context: { ...context.request, actor } });
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
