import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Actor } from './actor.ts';
import type { FactKeys } from './calls/facts.ts';
import type { Trace } from './observe/traces.ts';
import type { GivenTable } from './persons/give-rows.ts';

/** What travels with each request through gateway and subgraphs. */
export interface RequestContext {
  readonly requestId: string;
  readonly actor: Actor;
  /** Epoch milliseconds after which nobody waits for the answer any more. */
  readonly deadlineAt: number;
  readonly signal?: AbortSignal;
  /** A list is read whole, of one moment; only the house itself asks so (kernel/graph/page.ts). */
  readonly walk?: Walk;
}

/** Every page of a walk reads what this snapshot of PostgreSQL sees, in whichever room. */
export interface Walk {
  /**
   * As `pg_export_snapshot()` names it; whoever holds it open says when it ends. Null: a look at the first row
   * before a walk begins, which reads what is there now and is paid for as any other request.
   */
  readonly snapshot: string | null;
}

/** A room asks an owner for the events about these things that it listens to. */
export interface RetellRequest {
  /** Who listens. */
  readonly subscriber: string;
  /** Without the owner's name: `member` → ids. */
  readonly keys: FactKeys;
  /** Whose sight counts: an owner tells a restricted actor's room only of whom that actor may see. */
  readonly context: RequestContext;
}

/** What would the news of a merge, or of its undoing, move in a room? */
export interface ForetellRequest {
  readonly deed: 'merge' | 'unmerge';
  /** What the event would say, as `toJson` writes it. */
  readonly told: string;
  readonly requestId: string;
}

/** Rows by table, and what else a room names; null where it cannot say. */
export interface Foretold {
  readonly room: string;
  readonly moved: readonly { readonly what: string; readonly amount: string }[] | null;
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
  /** What it follows from, where somebody traces (observe/traces.ts). */
  readonly trace?: Trace;
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

/** What one room's audit trail is asked; every condition that is given must hold. */
export interface AuditQuestion {
  /** Exactly: `loyalty.adjust-points`. */
  readonly command?: string | null;
  readonly actorId?: string | null;
  /** uuid of what was changed. */
  readonly subjectId?: string | null;
  readonly requestId?: string | null;
  /** ISO instants, half-open. */
  readonly from?: string | null;
  readonly until?: string | null;
  /** Only what is older than this record. */
  readonly before?: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

/** Who did what, written in the transaction that did it. */
export interface AuditRecord {
  readonly id: string;
  readonly room: string;
  readonly at: string;
  readonly command: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly requestId: string;
  readonly subjectId: string | null;
  readonly reason: string | null;
  /** JSON text. */
  readonly before: string | null;
  readonly after: string | null;
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
  /** Events about what another subgraph asks for, before they are delivered; only subgraphs of ours tell. */
  retell?(request: RetellRequest): Promise<readonly EventEnvelope[]>;
  /** What it keeps of a person under these ids, for the person's export; only subgraphs of ours give. */
  giveRows?(personIds: readonly string[]): Promise<readonly GivenTable[]>;
  /** The deed, undone: only subgraphs of ours answer. */
  foretell?(asked: ForetellRequest): Promise<Foretold>;
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Oldest first: what waits to be handled by others, and why. */
  waiting(limit: number): Promise<readonly WaitingDelivery[]>;
  /** Returns how many were put back into delivery. */
  replayDeadLetters(ids: readonly string[]): Promise<number>;
  /** Newest first. */
  auditRecords(asked: AuditQuestion): Promise<readonly AuditRecord[]>;
}
