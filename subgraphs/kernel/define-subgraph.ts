import type { Merging } from './calls/foretell.ts';
import type { Tell } from './calls/retell.ts';
import type { BatchCommand } from './commands/command.ts';
import type { TableEntity } from './database/define-table.ts';
import type { SqlMigration } from './database/migration.ts';
import type { EventHandler, HandlerContext } from './events/handler.ts';
import type { PeopleTables } from './merges/people.ts';
import type { Figure } from './observe/figures.ts';
import { buildGraph, type BuiltSchema, type SchemaParts } from './graph/build-schema.ts';
import type { Services } from './graph/context.ts';

/** A job of a subgraph: scheduled by a command, by cron, or both. It acts through commands only. */
export interface Job {
  /** Unique in the subgraph: `expire-lots`. */
  readonly name: string;
  /** Five fields, UTC; absent for jobs that commands schedule. */
  readonly cron?: string;
  run(context: HandlerContext, input: any, services: Services): Promise<void>;
}

export interface SubgraphDefinition {
  readonly name: string;
  readonly graph: SchemaParts;
  /** Every table of its schema, the kernel's among them (`persistence/tables`). */
  readonly entities: readonly TableEntity[];
  readonly migrations: readonly SqlMigration[];
  /** What a merge does to each column of its tables that names a person; absent where none does. */
  readonly people?: PeopleTables;
  /** How it takes a merge and its undoing; with it an operator sees what they would move (calls/foretell.ts). */
  readonly merging?: Merging;
  /** What other rooms may ask about before they are told: kind of key → what it leads to (calls/retell.ts). */
  readonly tells?: Readonly<Record<string, Tell>>;
  /** Reactions to other subgraphs' events. */
  readonly handlers: readonly EventHandler[];
  readonly jobs: readonly Job[];
  /** What else of its tables an alert or a dashboard needs (observe/figures.ts). */
  readonly figures?: readonly Figure[];
  /** Commands that are gathered into batches: `context.submit`. */
  readonly batched?: readonly { command: BatchCommand<any, any, any>; maxQueued?: number }[];
  /** TypeID prefix → type, for the `Node` types this subgraph owns. */
  readonly nodes: Readonly<Record<string, string>>;
}

export interface Subgraph extends SubgraphDefinition {
  /** Built on first use, so that reading definitions costs nothing. */
  readonly built: BuiltSchema;
  /** Names of events this subgraph listens to. */
  readonly listensTo: readonly string[];
}

/** A subgraph is a value; where it runs is decided elsewhere. */
export function defineSubgraph(definition: SubgraphDefinition): Subgraph {
  let built: BuiltSchema | null = null;
  return {
    ...definition,
    get built() {
      built ??= buildGraph(definition.graph);
      return built;
    },
    listensTo: [...new Set(definition.handlers.map((handler) => handler.event))],
  };
}

/** Who listens to what: event name → subscribers. */
export function eventRoutes(
  subgraphs: readonly { name: string; listensTo: readonly string[] }[],
): Map<string, string[]> {
  const routes = new Map<string, string[]>();
  for (const { name, listensTo } of subgraphs) {
    for (const event of listensTo) routes.set(event, [...(routes.get(event) ?? []), name]);
  }
  return routes;
}
