import { execute, subscribe, type ExecutionResult } from 'graphql';
import type { TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { readAudit } from '../audit/read-audit.ts';
import { systemClock, type Clock } from '../clock.ts';
import { BatchQueue } from '../commands/batch-queue.ts';
import { foretell, foretellAll } from '../calls/foretell.ts';
import { LearnDesk } from '../calls/learn-desk.ts';
import { retell } from '../calls/retell.ts';
import type { CommandHome } from '../commands/run-command.ts';
import type { ConnectionBudget } from '../database/connections/connection-budget.ts';
import { openDatabase, type Database } from '../database/open-database.ts';
import type { Subgraph } from '../define-subgraph.ts';
import { readDeadLetters, readWaiting, replayDeadLetters } from '../events/dead-letters.ts';
import { handleEvents, handlerContext, type HandlerContext } from '../events/handler.ts';
import type { EventRoutes } from '../events/record.ts';
import { NO_FILES, type Files } from '../files/file-store.ts';
import { badLiterals } from '../graph/literals.ts';
import type { Retention } from '../events/prune.ts';
import { sweepLanes } from '../events/sweep.ts';
import { gatherRows } from '../persons/gather-rows.ts';
import { giveRows } from '../persons/give-rows.ts';
import { RoomMetrics } from '../observe/room-metrics.ts';
import { GraphContext, type Services } from '../graph/context.ts';
import { asWalk } from '../graph/page.ts';
import { withJsonVariables, type GraphClient } from '../graph-client.ts';
import type { EventEnvelope, SubgraphPort, SubgraphRequest } from '../port.ts';
import { NO_KEYS, type KeysFor } from '../secret.ts';
import { maskErrors } from './mask-errors.ts';
import { Notifications } from './notifications.ts';
import { crontabOf, tasksOf } from './subgraph-tasks.ts';

export interface RuntimeOptions {
  readonly databaseUrl: string;
  /** Past the pooler, where the other one leads through one that shares sessions. */
  readonly directUrl?: string;
  readonly routes: EventRoutes;
  /** The other subgraphs, for deliveries; filled in before the worker starts. */
  readonly ports: ReadonlyMap<string, SubgraphPort>;
  readonly graph: GraphClient;
  readonly clock?: Clock;
  readonly log: Logger;
  readonly poolSize?: number;
  /** Of the connections of all rooms in this process. */
  readonly budget?: ConnectionBudget;
  /** Where this process counts; in a place of its own when absent. */
  readonly metrics?: RoomMetrics;
  /** From the house's secret; a room that needs none may do without. */
  readonly keys?: KeysFor;
  /** What must outlive the database is kept in this folder, too; nowhere when absent. */
  readonly dataDir?: string;
  /** Where files are kept; nowhere when absent. */
  readonly files?: Files;
  /** How long keys and events are kept; KEPT when absent. */
  readonly retention?: Retention;
}

/** A subgraph at work: its database, commands and port. Events and jobs run in a worker (worker.ts). */
export interface SubgraphRuntime {
  readonly subgraph: Subgraph;
  readonly database: Database;
  readonly services: Services;
  readonly handlers: HandlerContext;
  readonly port: SubgraphPort;
  readonly tasks: TaskList;
  readonly crontab: string;
  context(request: SubgraphRequest['context']): GraphContext;
  close(): Promise<void>;
}

export async function startSubgraph(
  subgraph: Subgraph, options: RuntimeOptions,
): Promise<SubgraphRuntime> {
  const database = await openDatabase({
    url: options.databaseUrl, directUrl: options.directUrl, name: subgraph.name, entities: subgraph.entities,
    migrations: subgraph.migrations, poolSize: options.poolSize, budget: options.budget,
  });
  await database.migrate();
  await sweepLanes(database, options.log);
  const notifications = new Notifications(database);
  const metrics = options.metrics ?? new RoomMetrics(new Registry());
  metrics.watchPool(subgraph.name, () => database.connections());
  const clock = options.clock ?? systemClock;
  const home: CommandHome = { database, routes: options.routes, clock, metrics };
  const handlers = handlerContext(home);
  const deliver = async (events: readonly EventEnvelope[]) => {
    const outcomes = await handleEvents(subgraph.handlers, handlers, events);
    metrics.delivered(subgraph.name, clock.now().getTime(), events, outcomes);
    return outcomes;
  };
  const desk = new LearnDesk({ name: subgraph.name, ports: options.ports, deliver });
  const own: Pick<SubgraphPort, 'giveRows'> = {
    giveRows: (personIds) => giveRows(database.sql, subgraph.people ?? {}, personIds),
  };
  const services: Services = {
    home, graph: withJsonVariables(options.graph), dataDir: options.dataDir ?? null, files: options.files ?? NO_FILES,
    learn: (request, keys) => desk.learn(request, keys),
    gather: (personIds) => gatherRows(
      new Map<string, Pick<SubgraphPort, 'giveRows'>>(options.ports).set(subgraph.name, own), personIds),
    foretell: (request, asked) => foretellAll(options.ports, request, asked),
    queues: new Map((subgraph.batched ?? []).map(({ command, maxQueued }) =>
      [command.name, new BatchQueue(home, command, maxQueued)])),
    keys: options.keys ?? NO_KEYS,
    subscribe: (channel, signal) => notifications.subscribe(channel, signal),
  };
  const context = (request: SubgraphRequest['context']) => new GraphContext(request, services);
  return {
    subgraph, database, services, handlers, context,
    port: portOf(subgraph, options, home, deliver, context),
    tasks: tasksOf(subgraph, options, handlers, services),
    crontab: crontabOf(subgraph),
    close: async () => {
      await notifications.close();
      await database.close();
    },
  };
}

function portOf(
  subgraph: Subgraph, { routes, log }: RuntimeOptions, home: CommandHome,
  deliver: SubgraphPort['deliver'], context: SubgraphRuntime['context'],
): SubgraphPort {
  const { database } = home;
  return {
    name: subgraph.name,
    execute: (request) => executeHere(subgraph, context, request, log),
    deliver,
    retell: async (request) => {
      const asked = context(request.context);
      try {
        return await retell(asked, subgraph.tells ?? {}, routes, request);
      } finally {
        asked.end();
      }
    },
    giveRows: (personIds) => giveRows(database.sql, subgraph.people ?? {}, personIds),
    foretell: (asked) => foretell(subgraph.name, home, subgraph.merging, asked),
    deadLetters: (limit) => readDeadLetters(database, limit),
    waiting: (limit) => readWaiting(database, limit),
    replayDeadLetters: (ids) => replayDeadLetters(database, ids),
    auditRecords: (asked) => readAudit(database.sql, subgraph.name, asked),
  };
}

async function executeHere(
  subgraph: Subgraph, contextFor: (request: SubgraphRequest['context']) => GraphContext,
  request: SubgraphRequest, log: Logger,
): Promise<ExecutionResult | AsyncIterable<ExecutionResult>> {
  const bad = badLiterals(subgraph.built.schema, request.document);
  if (bad.length > 0) return { errors: [...bad] };
  const context = contextFor(request.context);
  const args = {
    schema: subgraph.built.schema, document: request.document, contextValue: context,
    variableValues: request.variables, operationName: request.operationName,
  };
  if (isSubscription(request)) {
    const events = await subscribe(args);
    return Symbol.asyncIterator in events
      ? eachAnew(events, context, request, log) : maskErrors(events, request.context, log);
  }
  try {
    return maskErrors(await asWalk(request.context.walk, () => execute(args)), request.context, log);
  } finally {
    context.end();
  }
}

/** Each event reads anew, and no transaction is held while the next one is awaited. */
async function* eachAnew(
  events: AsyncIterable<ExecutionResult>, context: GraphContext, request: SubgraphRequest, log: Logger,
): AsyncGenerator<ExecutionResult> {
  try {
    for await (const result of events) {
      await context.close();
      yield maskErrors(result, request.context, log);
    }
  } finally {
    context.end();
  }
}

function isSubscription(request: SubgraphRequest): boolean {
  return request.document.definitions.some((definition) =>
    definition.kind === 'OperationDefinition' && definition.operation === 'subscription'
    && (!request.operationName || definition.name?.value === request.operationName));
}
