import type { ExecutionResult } from 'graphql';
import type { Actor } from '../actor.ts';
import type { Services } from '../graph/context.ts';
import { newId } from '../ids.ts';
import type { RequestContext } from '../port.ts';
import { inTime } from './in-time.ts';

/** Longest that another room is waited for; what is left of a request's time is for its own answer. */
const PATIENCE_MS = 3_000;
const RESERVE_MS = 500;

/** Until when a request may wait for the answer of another room that it asks now. */
export function patienceOf(request: RequestContext): number {
  return Math.min(Date.now() + PATIENCE_MS, lastMomentOf(request));
}

/** Until when it may wait at all. */
export function lastMomentOf({ deadlineAt }: RequestContext): number {
  return deadlineAt - RESERVE_MS;
}

/** One typed document for another room: `Data` is what it answers. */
export interface Question {
  readonly document: string;
  readonly variables: Record<string, unknown>;
  /** A service of the asking room, with the scopes that the document needs. */
  readonly actor: Actor;
  /** Epoch milliseconds. */
  readonly deadlineAt: number;
  /** Of the request that asks; jobs have one of their own. */
  readonly requestId?: string;
}

/**
 * Asks another room through the graph, outside any transaction: a connection that waits for somebody
 * else is one that nobody else has. Rejects unless there is a whole answer in time; whether a mutation
 * was done is then unknown, and its key makes it safe to ask again.
 */
export async function askOther<Data>(services: Pick<Services, 'graph'>, question: Question): Promise<Data> {
  const { document, variables, actor, deadlineAt, requestId = newId() } = question;
  const answer: ExecutionResult<Data> = await inTime(services.graph.execute<Data>(
    { document, variables, context: { requestId, actor, deadlineAt } }), deadlineAt);
  if (answer.errors?.length || !answer.data) {
    throw new Error(answer.errors?.[0]?.message ?? 'no answer');
  }
  return answer.data;
}
