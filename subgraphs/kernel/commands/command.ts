import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../actor.ts';
import type { FactKeys } from '../calls/facts.ts';
import type { Sql } from '../database/sql.ts';
import type { Trace } from '../observe/traces.ts';
import type { Outcome, Refusal } from '../outcome.ts';

/** Codes that every command may answer beside its own. */
export type CommonCode = 'IDEMPOTENCY_CONFLICT' | 'IDEMPOTENCY_KEY_INVALID' | 'TRY_AGAIN';

export interface AuditEntry {
  /** uuid of what was changed. */
  readonly subjectId?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
  /** In a batch: whose request this was; the transaction's actor otherwise. */
  readonly by?: { readonly actor: Actor; readonly requestId: string };
}

export interface ScheduledJob {
  /** Name of a job of this subgraph. */
  readonly job: string;
  readonly at: Date;
  readonly payload: unknown;
  /** Scheduling the same key again moves the job instead of adding one. */
  readonly key?: string;
}

/** The transaction a command runs in. Everything said here happens together or not at all. */
export interface Tx {
  readonly sql: Sql;
  /** Who called; of a gathered batch nobody, who may do and see nothing. */
  readonly actor: Actor;
  /** Unit of work for the few rows an operator edits; flushed by the runner. */
  readonly em: EntityManager;
  /** When it began: what its decisions count with. */
  readonly now: Date;
  /** The moment it is by now: for what has to be later than a lock it waited for. */
  clock(): Date;
  readonly requestId: string;
  /** Records an event; `payload` may hold bigint and Date. In a batch `by` says whose request it follows from. */
  emit(
    name: string, aggregateId: string, payload: object, by?: Pick<BatchRequest<unknown>, 'requestId' | 'trace'>,
  ): void;
  audit(entry: AuditEntry): void;
  schedule(job: ScheduledJob): void;
  /**
   * Keeps what this transaction wrote although every request was refused: counted wrong tries, which
   * a refusal must not undo. Idempotency keys of refused requests are released all the same.
   */
  keepRefused(): void;
  /**
   * Which of these persons the actor may see: the same rule as row-level security. Whose sight counts is
   * always said: in a batch each request has its own.
   */
  visible(personIds: readonly string[], actor: Actor): Promise<ReadonlySet<string>>;
}

export interface Command<Input, Value, Code extends string = string> {
  /** `loyalty.adjust-points`: as it stands in the audit trail. */
  readonly name: string;
  /** What its input names of other rooms: asked of its owner before a refusal is final (calls/with-facts.ts). */
  needs?(input: Input, refusal: Refusal): FactKeys | null;
  execute(tx: Tx, input: Input): Promise<Outcome<Value, Code>>;
}

export interface BatchRequest<Input> {
  readonly input: Input;
  readonly actor: Actor;
  readonly requestId: string;
  /** What it follows from, where somebody traces. */
  readonly trace?: Trace;
}

/**
 * Many requests in one transaction: rows are locked once in id order, decisions run one after the
 * other in memory, each is accepted or refused on its own, writes are set-wise. `execute` answers one
 * outcome per request, in order, and writes nothing for a refused one.
 */
export interface BatchCommand<Input, Value, Code extends string = string> {
  readonly name: string;
  /** Largest number of requests one transaction takes; more of them are a bug of the caller. */
  readonly maxBatch: number;
  /** As in Command. */
  needs?(input: Input, refusal: Refusal): FactKeys | null;
  /** The newer version of its input wins (commands/projection.ts): order and repetition mean nothing. */
  readonly versioned?: boolean;
  /**
   * Knows by the ids in its input what it has done, for ever: an event that comes again changes nothing, so
   * that none of its keys is kept. Within an aggregate the order still counts.
   */
  readonly repeatable?: boolean;
  executeAll(
    tx: Tx, requests: readonly BatchRequest<Input>[],
  ): Promise<readonly Outcome<Value, Code>[]>;
}

export function defineCommand<Input, Value, Code extends string>(
  command: Command<Input, Value, Code>,
): Command<Input, Value, Code> {
  return command;
}

export function defineBatchCommand<Input, Value, Code extends string>(
  command: BatchCommand<Input, Value, Code>,
): BatchCommand<Input, Value, Code> {
  return command;
}
