import type { BatchCommand, Command } from '../commands/command.ts';
import { NotYet } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import {
  EARLIER_FAILED, unhandledBy, type ArrivedEvent, type EventHandler, type HandlerContext,
  type Unhandled,
} from './handler.ts';

type Reaction<Input, Value, Code extends string> =
  Command<Input, Value, Code> | BatchCommand<Input, Value, Code>;

/** What an event asks of the command; null: nothing; NotYet: something else has to come first. */
type InputOf<Payload, Input> = (event: ArrivedEvent<Payload>) => Input | null | NotYet;

interface Item<Input> {
  readonly event: ArrivedEvent<unknown>;
  readonly input: Input;
}

/**
 * Reacts to an event by running a command, keyed by the event's id: as many events at once as the command
 * takes, of each aggregate one after the other. A refusal whose code is in `waitsOn` says that
 * something else has to come first, so the event waits; any other refusal is a failure.
 *
 *     onEvent('order.returned.v1', takeReturns, payloadOf, ['UNKNOWN_ORDER'])
 */
export function onEvent<Payload, Input, Value, Code extends string>(
  name: string, command: Reaction<Input, Value, Code>, inputOf: InputOf<Payload, Input>,
  waitsOn: readonly NoInfer<Code>[] = [],
): EventHandler {
  return {
    event: name,
    handle: async (events, context) => {
      const unhandled: Unhandled[] = [];
      const items: Item<Input>[] = [];
      for (const event of events) {
        const input = inputOf(event);
        if (input instanceof NotYet) unhandled.push(unhandledBy(event.id, input));
        else if (input !== null) items.push({ event, input });
      }
      return new Waves(command, context, waitsOn, events, unhandled).run(items);
    },
  };
}

/** The usual input: what the event says. */
export const payloadOf = <Payload>({ payload }: ArrivedEvent<Payload>): Payload => payload;

/**
 * Reacts in a way of its own, where commands are few and events many. Throwing means that none was
 * handled; what it does has to bear repetition.
 */
export function onEvents<Payload>(
  name: string,
  handle: (events: readonly ArrivedEvent<Payload>[], context: HandlerContext) => Promise<void>,
): EventHandler {
  return { event: name, handle: (events, context) => handle(events, context).then(() => []) };
}

class Waves<Input, Value, Code extends string> {
  readonly #command: Reaction<Input, Value, Code>;
  readonly #context: HandlerContext;
  readonly #waitsOn: ReadonlySet<string>;
  readonly #unhandled: Unhandled[];
  readonly #stopped: Set<string>;

  constructor(
    command: Reaction<Input, Value, Code>, context: HandlerContext, waitsOn: readonly string[],
    events: readonly ArrivedEvent<unknown>[], unhandled: Unhandled[],
  ) {
    this.#command = command;
    this.#context = context;
    this.#waitsOn = new Set(waitsOn);
    this.#unhandled = unhandled;
    const ids = new Set(unhandled.map(({ id }) => id));
    this.#stopped = new Set(events.filter(({ id }) => ids.has(id)).map((e) => e.aggregateId));
  }

  async run(items: readonly Item<Input>[]): Promise<readonly Unhandled[]> {
    const size = 'maxBatch' in this.#command ? this.#command.maxBatch : 1;
    for (let rest = items; rest.length > 0;) {
      const wave = this.#next(rest, size);
      const taken = new Set(wave);
      rest = rest.filter((item) => !taken.has(item));
      await this.#try(wave.filter((item) => !this.#isStopped(item)));
    }
    return this.#unhandled;
  }

  /** Order means nothing to what compares versions; for the rest, one event of each aggregate. */
  #next(rest: readonly Item<Input>[], size: number): readonly Item<Input>[] {
    if ('versioned' in this.#command && this.#command.versioned) return rest.slice(0, size);
    const seen = new Set<string>();
    const wave: Item<Input>[] = [];
    for (const item of rest) {
      if (wave.length === size) break;
      if (seen.has(item.event.aggregateId)) continue;
      seen.add(item.event.aggregateId);
      wave.push(item);
    }
    return wave;
  }

  #isStopped({ event }: Item<Input>): boolean {
    if (!this.#stopped.has(event.aggregateId)) return false;
    this.#unhandled.push({ id: event.id, error: EARLIER_FAILED });
    return true;
  }

  async #try(wave: readonly Item<Input>[]): Promise<void> {
    if (wave.length === 0) return;
    try {
      const outcomes = await this.#execute(wave);
      wave.forEach(({ event }, index) => this.#note(event, outcomes[index]!));
    } catch (error) {
      if (wave.length > 1) for (const item of wave) await this.#try([item]);
      else this.#stop(wave[0]!.event, unhandledBy(wave[0]!.event.id, error));
    }
  }

  async #execute(wave: readonly Item<Input>[]): Promise<readonly Outcome<Value>[]> {
    const command = this.#command;
    if ('executeAll' in command) return this.#context.runBatch(command, wave);
    return [await this.#context.run(command, wave[0]!.event, wave[0]!.input)];
  }

  #note(event: ArrivedEvent<unknown>, outcome: Outcome<Value>): void {
    if (outcome.ok) return;
    const { code, message } = outcome.refusals[0]!;
    // The key is the event's: it was handled before, perhaps by a release that asked otherwise.
    if (code === 'IDEMPOTENCY_CONFLICT') return;
    this.#stop(event, this.#waitsOn.has(code) ? unhandledBy(event.id, new NotYet(message))
      : { id: event.id, error: `${code}: ${message}` });
  }

  #stop(event: ArrivedEvent<unknown>, unhandled: Unhandled): void {
    this.#stopped.add(event.aggregateId);
    this.#unhandled.push(unhandled);
  }
}
