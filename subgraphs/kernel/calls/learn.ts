import type { DeliveryOutcome, EventEnvelope, RequestContext, SubgraphPort } from '../port.ts';
import { ownersOf, type FactKeys } from './facts.ts';
import { inTime } from './in-time.ts';

/** How a room takes what it is told before its time. */
export interface Learner {
  readonly name: string;
  readonly ports: ReadonlyMap<string, SubgraphPort>;
  deliver(events: readonly EventEnvelope[]): Promise<readonly DeliveryOutcome[]>;
}

export interface Learnt {
  /** Something was told: what was refused for want of it may be tried again. */
  readonly told: boolean;
  /** Owners that did not answer, or whose news could not be taken yet: a no of theirs is none. */
  readonly away: ReadonlySet<string>;
}

/**
 * Asks the owners about what is not known here and takes their events at once, by the handlers that
 * would take them later. The context's deadline is that of the answers. Never rejects.
 */
export async function learn(
  learner: Learner, context: RequestContext, keys: FactKeys,
): Promise<Learnt> {
  const away = new Set<string>();
  const told = await Promise.all(ownersOf(keys).map(async (owner) => {
    try {
      const events = await inTime(ask(learner, context, owner, keys), context.deadlineAt);
      // What is no list is an owner's error in JSON.
      if (!Array.isArray(events)) throw new Error(`${owner} told nothing`);
      if (events.length === 0) return false;
      const outcomes = await learner.deliver(events);
      if (outcomes.some(({ error }) => error !== undefined)) away.add(owner);
      return true;
    } catch {
      away.add(owner);
      return false;
    }
  }));
  return { told: told.includes(true), away };
}

async function ask(
  { name, ports }: Learner, context: RequestContext, owner: string, keys: FactKeys,
): Promise<readonly EventEnvelope[]> {
  const port = ports.get(owner);
  if (!port?.retell) throw new Error(`${owner} cannot be asked`);
  const own = Object.entries(keys).flatMap(([kind, asked]) => {
    const [room, what] = kind.split('.');
    return room === owner ? [[what!, asked] as const] : [];
  });
  return port.retell({ subscriber: name, keys: Object.fromEntries(own), context });
}
