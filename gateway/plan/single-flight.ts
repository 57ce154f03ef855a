import { canonicalJson } from '../../subgraphs/kernel/json.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  /** How many still wait for the answer. */
  waiting: number;
}

export interface Asked {
  readonly actor: Actor;
  readonly operation: string;
  readonly variables: unknown;
  /** Aborts when this one waits no longer. */
  readonly signal?: AbortSignal;
}

/**
 * Equal reads of one actor that are in flight at the same time share one answer. A write through
 * this gateway starts a new generation: what is asked after it never joins a read begun before.
 * A flight ends early when everybody who waited for it has hung up, and not before.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();
  #generation = 0;

  get size(): number {
    return this.#flights.size;
  }

  written(): void {
    this.#generation += 1;
  }

  async share(asked: Asked, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { actor, operation, variables, signal } = asked;
    const key = `${this.#generation}|${actorKey(actor)}|${canonicalJson(variables)}|${operation}`;
    const flight = this.#flights.get(key) ?? this.#begin(key, run);
    flight.waiting += 1;
    const leave = (): void => {
      flight.waiting -= 1;
      if (flight.waiting > 0) return;
      this.#end(key, flight);
      flight.controller.abort();
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await flight.answer;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  #begin(key: string, run: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const answer = run(controller.signal).finally(() => this.#end(key, flight));
    const flight: Flight<T> = { answer, controller, waiting: 0 };
    this.#flights.set(key, flight);
    return flight;
  }

  /** Nobody joins it from now on; its place may be another's already. */
  #end(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}

const keys = new WeakMap<Actor, string>();

/** Everything that decides what an actor sees. */
export function actorKey(actor: Actor): string {
  const known = keys.get(actor);
  if (known !== undefined) return known;
  const key = canonicalJson(actor);
  keys.set(actor, key);
  return key;
}
