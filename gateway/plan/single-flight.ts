import { canonicalJson } from '../../subgraphs/kernel/json.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';

/**
 * Equal reads of one actor that are in flight at the same time share one answer. A write through
 * this gateway starts a new generation: what is asked after it never joins a read begun before.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Promise<T>>();
  #generation = 0;

  get size(): number {
    return this.#flights.size;
  }

  written(): void {
    this.#generation += 1;
  }

  share(actor: Actor, operation: string, variables: unknown, run: () => Promise<T>): Promise<T> {
    const key = `${this.#generation}|${actorKey(actor)}|${canonicalJson(variables)}|${operation}`;
    const running = this.#flights.get(key);
    if (running !== undefined) return running;
    const flight = run().finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
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
