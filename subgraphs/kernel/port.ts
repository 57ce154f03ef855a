import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Actor } from './actor.ts';

/** What travels with each request through gateway and subgraphs. */
export interface RequestContext {
  readonly requestId: string;
  readonly actor: Actor;
  /** Epoch milliseconds after which nobody waits for the answer any more. */
  readonly deadlineAt: number;
  readonly signal?: AbortSignal;
}

export interface SubgraphRequest {
  readonly document: DocumentNode;
  /** Printed form of `document` where the caller has it at hand (saves printing over HTTP). */
  readonly query?: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
  readonly context: RequestContext;
}

/** One fact that happened, as the publisher recorded it in the transaction that made it true. */
export interface EventEnvelope {
  /** uuid v7; handlers are idempotent by it. */
  readonly id: string;
  /** `order.recorded.v1`: noun.verb-in-past.version */
  readonly name: string;
  /** Events of one aggregate arrive in the order they were recorded. */
  readonly aggregateId: string;
  /** ISO instant. */
  readonly at: string;
  readonly requestId: string;
  readonly payload: unknown;
}

export interface DeliveryOutcome {
  readonly id: string;
  /** Why it was not handled; absent when it was. */
  readonly error?: string;
  /** What it needs has not arrived yet, which is no failure. */
  readonly waits?: boolean;
}

/** An event that a subscriber could not digest after all its retries. */
export interface DeadLetter {
  readonly id: string;
  readonly publisher: string;
  readonly subscriber: string;
  readonly event: EventEnvelope;
  readonly attempts: number;
  readonly error: string;
  readonly failedAt: string;
}

/** An event that was recorded a while ago and is not handled yet, with what waits behind it. */
export interface WaitingDelivery {
  readonly publisher: string;
  readonly subscriber: string;
  /** The first that waits. */
  readonly event: Omit<EventEnvelope, 'payload' | 'requestId'>;
  /** Its aggregate waits for another event, or is tried again; or its lane waits for its subscriber. */
  readonly why: 'precondition' | 'failing' | 'away';
  readonly error: string;
  readonly tries: number;
  /** ISO instant. */
  readonly nextTryAt: string;
}

/**
 * A subgraph as everybody else sees it, whether it runs in this process or behind HTTP.
 * `execute` returns an async iterable for subscriptions.
 */
export interface SubgraphPort {
  readonly name: string;
  execute(request: SubgraphRequest): Promise<ExecutionResult | AsyncIterable<ExecutionResult>>;
  deliver(events: readonly EventEnvelope[]): Promise<readonly DeliveryOutcome[]>;
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Oldest first: what waits to be handled by others, and why. */
  waiting(limit: number): Promise<readonly WaitingDelivery[]>;
  /** Returns how many were put back into delivery. */
  replayDeadLetters(ids: readonly string[]): Promise<number>;
}
