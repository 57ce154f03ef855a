import type { EventEnvelope, DeliveryOutcome } from '../port.ts';
import { serviceActor } from '../actor.ts';
import type { BatchCommand, Command } from '../commands/command.ts';
import { runBatch, runCommand, type CommandHome } from '../commands/run-command.ts';
import { fromJson } from '../json.ts';

/** An event as a handler sees it: payload decoded. */
export interface ArrivedEvent<Payload> {
  readonly id: string;
  readonly name: string;
  readonly aggregateId: string;
  readonly at: Date;
  readonly requestId: string;
  readonly payload: Payload;
}

/** What handlers act through: commands, with the event's id as idempotency key. */
export interface HandlerContext {
  run<Input, Value, Code extends string>(
    command: Command<Input, Value, Code>, event: { id: string; requestId: string }, input: Input,
  ): ReturnType<typeof runCommand<Input, Value, Code>>;
  runBatch<Input, Value, Code extends string>(
    command: BatchCommand<Input, Value, Code>,
    items: readonly { event: { id: string; requestId: string }; input: Input }[],
  ): ReturnType<typeof runBatch<Input, Value, Code>>;
  readonly home: CommandHome;
}

/**
 * Reacts to another subgraph's event. Gets the events of one name of one delivery together, in order.
 * Throwing means: not handled, deliver again later. The same event may arrive twice.
 */
export interface EventHandler {
  readonly event: string;
  handle(events: readonly ArrivedEvent<any>[], context: HandlerContext): Promise<void>;
}

export function onEvent<Payload>(
  event: string,
  handle: (events: readonly ArrivedEvent<Payload>[], context: HandlerContext) => Promise<void>,
): EventHandler {
  return { event, handle };
}

export function handlerContext(home: CommandHome): HandlerContext {
  const actor = serviceActor(home.database.name, []);
  // The database name in the key keeps one event's handlers in different subgraphs apart; the
  // command name keeps two reactions of one subgraph to one event apart.
  const key = (command: { name: string }, event: { id: string }) => `${command.name}:${event.id}`;
  return {
    home,
    run: (command, event, input) => runCommand(
      home, { actor, requestId: event.requestId }, command, input,
      { idempotencyKey: key(command, event) }),
    runBatch: (command, items) => runBatch(
      home, { actor, requestId: items[0]?.event.requestId ?? 'event' }, command,
      items.map(({ event, input }) => ({
        actor, requestId: event.requestId, input, idempotencyKey: key(command, event),
      }))),
  };
}

const EARLIER_FAILED = 'an earlier event of the same aggregate failed';

/**
 * Hands arrived events to their handlers: all of one name at once, and when that fails one by one,
 * so that one bad event does not hold up the others. After a failure of one aggregate its later
 * events of this delivery are not tried.
 */
export async function handleEvents(
  handlers: readonly EventHandler[], context: HandlerContext, events: readonly EventEnvelope[],
): Promise<DeliveryOutcome[]> {
  const arrived = events.map((event) => ({
    ...event, at: new Date(event.at), payload: fromJson<unknown>(event.payload),
  }));
  const errors = new Map<string, string>();
  for (const run of runsOfOneName(arrived)) {
    const failed = new Set(arrived.filter(({ id }) => errors.has(id)).map((e) => e.aggregateId));
    const ready = run.filter((event) => !failed.has(event.aggregateId));
    for (const event of run) {
      if (failed.has(event.aggregateId)) errors.set(event.id, EARLIER_FAILED);
    }
    const listening = handlers.filter(({ event }) => event === run[0]!.name);
    await handleRun(listening, context, ready, errors);
  }
  return events.map(({ id }) => {
    const error = errors.get(id);
    return error === undefined ? { id } : { id, error };
  });
}

/** Neighbours of the same name together; the order between names is kept. */
function runsOfOneName(events: readonly ArrivedEvent<unknown>[]): ArrivedEvent<unknown>[][] {
  const runs: ArrivedEvent<unknown>[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last && last[0]!.name === event.name) last.push(event);
    else runs.push([event]);
  }
  return runs;
}

async function handleRun(
  handlers: readonly EventHandler[], context: HandlerContext,
  run: readonly ArrivedEvent<unknown>[], errors: Map<string, string>,
): Promise<void> {
  if (run.length === 0) return;
  for (const handler of handlers) {
    try {
      await handler.handle(run, context);
    } catch (error) {
      if (run.length === 1) errors.set(run[0]!.id, messageOf(error));
      else await handleSingly(handler, context, run, errors);
    }
  }
}

async function handleSingly(
  handler: EventHandler, context: HandlerContext,
  events: readonly ArrivedEvent<unknown>[], errors: Map<string, string>,
): Promise<void> {
  const stuck = new Set<string>();
  for (const event of events) {
    if (stuck.has(event.aggregateId)) {
      errors.set(event.id, EARLIER_FAILED);
      continue;
    }
    try {
      await handler.handle([event], context);
    } catch (error) {
      stuck.add(event.aggregateId);
      errors.set(event.id, messageOf(error));
    }
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 2000);
}
