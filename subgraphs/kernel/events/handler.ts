import type { EventEnvelope, DeliveryOutcome } from '../port.ts';
import { serviceActor } from '../actor.ts';
import type { BatchCommand, Command } from '../commands/command.ts';
import { runBatch, runCommand, type CommandHome } from '../commands/run-command.ts';
import { NotYet } from '../errors.ts';
import { fromJson } from '../json.ts';
import { carrying, following, type Trace } from '../observe/traces.ts';

/** An event as a handler sees it: payload decoded. */
export interface ArrivedEvent<Payload> {
  readonly id: string;
  readonly name: string;
  readonly aggregateId: string;
  readonly at: Date;
  readonly requestId: string;
  readonly payload: Payload;
  readonly trace?: Trace;
}

/** What handlers and jobs act through: commands, with the event's id as idempotency key. */
export interface HandlerContext {
  /** Without an id there is no key: nobody could ask again by one made for this time alone. */
  run<Input, Value, Code extends string>(
    command: Command<Input, Value, Code>, event: { id: string | null; requestId: string; trace?: Trace }, input: Input,
  ): ReturnType<typeof runCommand<Input, Value, Code>>;
  /** As many at once as the command takes, the others in transactions of their own. */
  runBatch<Input, Value, Code extends string>(
    command: BatchCommand<Input, Value, Code>,
    items: readonly { event: { id: string; requestId: string; trace?: Trace }; input: Input }[],
  ): ReturnType<typeof runBatch<Input, Value, Code>>;
  readonly home: CommandHome;
}

/**
 * Reacts to another subgraph's event. Gets the events of one name of one delivery together, in order, and
 * answers those it did not handle. Throwing means: none was. The same event may arrive twice.
 */
export interface EventHandler {
  readonly event: string;
  handle(
    events: readonly ArrivedEvent<any>[], context: HandlerContext,
  ): Promise<readonly Unhandled[]>;
}

export type Unhandled = DeliveryOutcome & { readonly error: string };

export function handlerContext(home: CommandHome): HandlerContext {
  const actor = serviceActor(home.database.name, []);
  // The database name in the key keeps one event's handlers in different subgraphs apart; the
  // command name keeps two reactions of one subgraph to one event apart.
  const key = (command: { name: string }, event: { id: string }) => `${command.name}:${event.id}`;
  return {
    home,
    run: (command, event, input) => runCommand(
      home, { actor, requestId: event.requestId, trace: event.trace }, command, input,
      { idempotencyKey: event.id === null ? null : key(command, { id: event.id }) }),
    runBatch: async (command, items) => {
      const outcomes: Awaited<ReturnType<typeof runBatch<any, any, any>>> = [];
      for (let from = 0; from < items.length; from += command.maxBatch) {
        const some = items.slice(from, from + command.maxBatch);
        outcomes.push(...await runBatch(
          home, { actor, requestId: some[0]!.event.requestId }, command,
          some.map(({ event, input }) => ({
            actor, requestId: event.requestId, trace: event.trace, input,
            idempotencyKey: command.versioned || command.repeatable ? null : key(command, event),
          }))));
      }
      return outcomes;
    },
  };
}

export const EARLIER_FAILED = 'an earlier event of the same aggregate failed';

/**
 * Hands arrived events to their handlers: the next ones of every aggregate together, as many of one name as
 * follow each other there, since only within an aggregate order means something. When that fails
 * they go one by one, so that one bad event does not hold up the others; after a failure of one
 * aggregate its later events are not tried.
 */
export async function handleEvents(
  handlers: readonly EventHandler[], context: HandlerContext, events: readonly EventEnvelope[],
): Promise<DeliveryOutcome[]> {
  const rest = Map.groupBy(events.map((event): ArrivedEvent<unknown> => ({
    ...event, at: new Date(event.at), payload: fromJson<unknown>(event.payload),
  })), (event) => event.aggregateId);
  const unhandled = new Map<string, Unhandled>();
  while (rest.size > 0) {
    for (const [name, run] of nextOfAll(rest)) {
      const listening = handlers.filter(({ event }) => event === name);
      for (const each of await tryHandlers(listening, context, run)) unhandled.set(each.id, each);
      for (const { aggregateId } of run.filter(({ id }) => unhandled.has(id))) {
        for (const { id } of rest.get(aggregateId) ?? []) {
          unhandled.set(id, { id, error: EARLIER_FAILED });
        }
        rest.delete(aggregateId);
      }
    }
  }
  return events.map(({ id }) => unhandled.get(id) ?? { id });
}

/** Takes the next events of one name out of each aggregate's, and answers them by name. */
function nextOfAll(rest: Map<string, ArrivedEvent<unknown>[]>): Map<string, ArrivedEvent<unknown>[]> {
  const taken: ArrivedEvent<unknown>[] = [];
  for (const [aggregateId, events] of rest) {
    const other = events.findIndex(({ name }) => name !== events[0]!.name);
    taken.push(...events.slice(0, other < 0 ? undefined : other));
    if (other < 0) rest.delete(aggregateId);
    else rest.set(aggregateId, events.slice(other));
  }
  return Map.groupBy(taken, ({ name }) => name);
}

async function tryHandlers(
  handlers: readonly EventHandler[], context: HandlerContext, run: readonly ArrivedEvent<unknown>[],
): Promise<readonly Unhandled[]> {
  const unhandled = new Map<string, Unhandled>();
  for (const handler of handlers) {
    for (const each of await tryHandler(handler, context, run)) {
      if (!unhandled.has(each.id)) unhandled.set(each.id, each);
    }
  }
  return [...unhandled.values()];
}

async function tryHandler(
  handler: EventHandler, context: HandlerContext, run: readonly ArrivedEvent<unknown>[],
): Promise<readonly Unhandled[]> {
  try {
    const span = `${context.home.database.name} takes ${handler.event}`;
    return await following(span, run.map(({ trace }) => trace), (own) =>
      handler.handle(carrying(run, own), context));
  } catch (error) {
    if (run.length === 1) return [unhandledBy(run[0]!.id, error)];
  }
  const unhandled: Unhandled[] = [];
  const failed = new Set<string>();
  for (const event of run) {
    const [failure] = failed.has(event.aggregateId) ? [{ id: event.id, error: EARLIER_FAILED }]
      : await tryHandler(handler, context, [event]);
    if (!failure) continue;
    failed.add(event.aggregateId);
    unhandled.push(failure);
  }
  return unhandled;
}

export function unhandledBy(id: string, error: unknown): Unhandled {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 2000);
  return error instanceof NotYet ? { id, error: message, waits: true } : { id, error: message };
}
