import DataLoader from 'dataloader';
import { isRestricted, type Actor } from '../actor.ts';
import type { FactKeys } from '../calls/facts.ts';
import type { Learnt } from '../calls/learn.ts';
import { isNothing, learnNewcomers } from '../calls/newcomers.ts';
import { withFacts } from '../calls/with-facts.ts';
import type { BatchQueue } from '../commands/batch-queue.ts';
import type { BatchCommand, Command, CommonCode } from '../commands/command.ts';
import { runBatch, runCommand, type CommandHome, type RunOptions } from '../commands/run-command.ts';
import type { ReadSession } from '../database/read-session.ts';
import type { Files } from '../files/file-store.ts';
import type { GivenTable } from '../persons/give-rows.ts';
import type { Sql } from '../database/sql.ts';
import type { Foretelling } from '../merges/moved.ts';
import { traceHere, type Trace } from '../observe/traces.ts';
import { RequestError } from '../errors.ts';
import type { GraphClient } from '../graph-client.ts';
import type { KeysFor } from '../secret.ts';
import type { Outcome } from '../outcome.ts';
import type { Foretold, RequestContext } from '../port.ts';
import { refuseAbandoned } from '../hang-up.ts';

/** Keys in, values in the same order out; null where there is none or it may not be seen. */
export type BatchRead<Key, Value> = (sql: Sql, keys: readonly Key[]) => Promise<Value[]>;

export interface Services {
  readonly home: CommandHome;
  /** Folder of what must outlive the database; null: there is none. */
  readonly dataDir: string | null;
  /** Where files are kept, and where the world reaches them. */
  readonly files: Files;
  /** The whole graph, for the few commands that orchestrate other subgraphs. */
  readonly graph: GraphClient;
  /** Asks the owners of what is unknown here and takes what they tell (kernel/calls/learn.ts). */
  readonly learn: (request: RequestContext, keys: FactKeys) => Promise<Learnt>;
  /** What every room keeps of a person, by room; rejects while one is away (kernel/persons/gather-rows.ts). */
  readonly gather: (personIds: readonly string[]) => Promise<ReadonlyMap<string, readonly GivenTable[]>>;
  /** Asks the other rooms what a merge, or its undoing, would move there (kernel/calls/foretell.ts). */
  readonly foretell: (request: RequestContext, asked: Foretelling) => Promise<Foretold[]>;
  /** Queues of batched commands by command name. */
  readonly queues: ReadonlyMap<string, BatchQueue<any, any, any>>;
  /** Keys for one purpose, the present one first; they change with the house's secret. */
  readonly keys: KeysFor;
  readonly subscribe: (channel: string, signal?: AbortSignal) => AsyncIterable<string>;
}

/** What every resolver gets: who asks, loaders, commands. One per request and subgraph. */
export class GraphContext {
  readonly request: RequestContext;
  readonly services: Services;
  readonly now: Date;
  // No #private fields: @apollo/server hands resolvers a clone made by Object.create.
  private readonly state: { session: Promise<ReadSession> | null; ended: boolean } =
    { session: null, ended: false };
  private readonly loaders = new Map<unknown, DataLoader<any, any, any>>();

  constructor(request: RequestContext, services: Services) {
    this.request = request;
    this.services = services;
    this.now = services.home.clock.now();
  }

  get actor(): Actor {
    return this.request.actor;
  }

  /**
   * Reads. A restricted actor's go through one read-only transaction under row-level security, which
   * lasts as long as the request; the others use the pool. When the caller hangs up, nothing more is
   * begun: neither reads nor commands. A command that has begun is finished.
   */
  async sql(): Promise<Sql> {
    const { database } = this.services.home;
    const { signal, walk } = this.request;
    const snapshot = walk?.snapshot ?? undefined;
    refuseAbandoned(signal);
    if (!isRestricted(this.actor) && snapshot === undefined) return database.sql.until(signal);
    if (this.state.ended) throw new RequestError('DEADLINE_EXCEEDED', 'The request is over.');
    this.state.session ??= database.readSession(this.actor, this.now, snapshot);
    return (await this.state.session).sql.until(signal);
  }

  /**
   * For counting lists. Where the index a list begins from is the whole rule of who sees it, counting goes
   * past row-level security: asking the policy for each of ten thousand rows costs more than the page.
   * Members, and staff bound to some outlets, see by more than one rule: theirs is asked.
   */
  async counting(): Promise<Sql> {
    const { kind, siteIds } = this.actor;
    const isWholeRule = kind === 'channel' || (kind === 'tenant' && !siteIds?.length);
    return isWholeRule ? this.services.home.database.sql.until(this.request.signal) : this.sql();
  }

  /** One statement per loader and level: `context.load(membersById, id)`. */
  load<Key, Value>(read: BatchRead<Key, Value>, key: Key): Promise<Value> {
    return this.loader(read).load(key);
  }

  loadMany<Key, Value>(read: BatchRead<Key, Value>, keys: readonly Key[]): Promise<Value[]> {
    return Promise.all(keys.map((key) => this.loader(read).load(key)));
  }

  /**
   * Reads about a person: nothing is found, perhaps, because it is only new here. Then its owner (`kind`,
   * as in a command's needs) is asked, and it is read again. Only who is restricted may miss what of a
   * list is there; who is known and has nothing costs one statement more.
   */
  async loadAbout<Key, Value>(
    kind: string, personId: string, read: BatchRead<Key, Value>, key: Key,
  ): Promise<Value> {
    const found = await this.load(read, key);
    if (!isNothing(found) || (found !== null && !isRestricted(this.actor))) return found;
    if (!await this.newcomers(kind).load(personId)) return found;
    this.loaders.get(read)?.clear(key);
    return this.load(read, key);
  }

  private newcomers(kind: string): DataLoader<string, boolean> {
    const loader = this.loaders.get(kind) ?? new DataLoader<string, boolean>((ids) =>
      learnNewcomers(this.services, this.request, kind, ids));
    this.loaders.set(kind, loader);
    return loader;
  }

  private loader<Key, Value>(read: BatchRead<Key, Value>): DataLoader<Key, Value, unknown> {
    let loader = this.loaders.get(read);
    if (!loader) {
      loader = new DataLoader<Key, Value, unknown>(
        async (keys) => read((await this.sql()).keepingPlans(), keys),
        { maxBatchSize: 1000, cacheKeyFn: (key) =>
          (typeof key === 'object' && key !== null ? JSON.stringify(key) : key) });
      this.loaders.set(read, loader);
    }
    return loader;
  }

  /** After a write the payload must be read anew. */
  private forget(): void {
    this.loaders.clear();
  }

  async run<Input, Value, Code extends string>(
    command: Command<Input, Value, Code>, input: Input, options: RunOptions = {},
  ) {
    const [outcome] = await this.knowing(command, [{ input }], async () =>
      [await runCommand(this.services.home, this.request, command, input, options)]);
    return outcome!;
  }

  async runBatch<Input, Value, Code extends string>(
    command: BatchCommand<Input, Value, Code>,
    items: readonly { input: Input; idempotencyKey?: string | null }[],
    options: { dryRun?: boolean } = {},
  ) {
    return this.knowing(command, items, (some) => runBatch(this.services.home, this.request, command,
      some.map((item) => ({ ...item, ...this.caller() })), options));
  }

  /** Through the command's queue, batched with whoever calls at the same moment. */
  async submit<Input, Value, Code extends string>(
    command: BatchCommand<Input, Value, Code>, input: Input, idempotencyKey?: string | null,
  ) {
    const [outcome] = await this.submitAll(command, [{ input, idempotencyKey }]);
    return outcome!;
  }

  /** The same for many at once: all of them wait in the queue, or with `BUSY` none does. */
  async submitAll<Input, Value, Code extends string>(
    command: BatchCommand<Input, Value, Code>,
    items: readonly { input: Input; idempotencyKey?: string | null }[],
  ) {
    const queue = this.services.queues.get(command.name) as
      BatchQueue<Input, Value, Code> | undefined;
    if (!queue) throw new Error(`${command.name} has no queue: name it in defineSubgraph.batched`);
    return this.knowing(command, items, (some) =>
      queue.submitAll(some.map((item) => ({ ...item, ...this.caller() }))));
  }

  /** What is refused because it is new here is learnt and decided again; then everything is read anew. */
  private async knowing<Item extends { readonly input: any }, Value, Code extends string>(
    command: Pick<Command<any, Value, Code>, 'needs'>, items: readonly Item[],
    run: (items: readonly Item[]) => Promise<Outcome<Value, Code | CommonCode>[]>,
  ): Promise<Outcome<Value, Code | CommonCode>[]> {
    const learn = (keys: FactKeys) => this.services.learn(this.request, keys);
    const outcomes = await withFacts(command.needs, learn, items, (some) => {
      refuseAbandoned(this.request.signal);
      return run(some);
    });
    this.forget();
    return outcomes;
  }

  private caller(): { actor: Actor; requestId: string; trace: Trace } {
    return { actor: this.actor, requestId: this.request.requestId, trace: traceHere() };
  }

  /**
   * The last close. When a field fails that may not be null, its answer goes out while neighbours are
   * still read: what they would open now nobody would ever close. The answer does not wait for the
   * end of a transaction that wrote nothing.
   */
  end(): void {
    this.state.ended = true;
    void this.close();
  }

  async close(): Promise<void> {
    const { session } = this.state;
    this.state.session = null;
    this.loaders.clear();
    if (session) await (await session.catch(() => null))?.close();
  }
}
