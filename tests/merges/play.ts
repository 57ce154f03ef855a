import { seededRandom } from '../../subgraphs/kernel/seed.ts';
import type { EventEnvelope } from '../../subgraphs/kernel/port.ts';
import type { TestSubgraph } from '../kit/subgraph.ts';
import { tell } from './rooms.ts';

/** Something that happens to a room; what stands in one queue happens in its order. */
export interface Act {
  readonly at: number;
  readonly queue: string;
  /** False: not yet, try again later. */
  run(): Promise<boolean>;
}

type Random = () => number;

/** By its time, as if nothing were ever late. */
export async function playTidily(acts: readonly Act[]): Promise<void> {
  for (const act of inTime(acts)) if (!await act.run()) throw new Error(`${act.queue} was not tidy`);
}

/** Any queue may be next, however long ago its turn was. */
export async function playWildly(acts: readonly Act[], random: Random): Promise<void> {
  const queues = [...Map.groupBy(inTime(acts), ({ queue }) => queue).values()];
  for (let tries = 0; queues.length > 0; tries += 1) {
    if (tries > 5_000) throw new Error(`stuck: ${queues.map(([act]) => act!.queue).join(' ')}`);
    const place = Math.floor(random() * queues.length);
    const queue = queues[place]!;
    if (await queue[0]!.run()) queue.shift();
    if (queue.length === 0) queues.splice(place, 1);
  }
}

export interface Told { readonly at: number; readonly event: EventEnvelope }

/** One after the other: what one delivery brings is taken in by names, not by its times. */
export async function tellTidily(room: TestSubgraph, told: readonly Told[]): Promise<void> {
  for (const { event } of inTime(told)) {
    if ((await tell(room, [event])).size > 0) throw new Error(`${event.name} of the tidy had to wait`);
  }
}

/**
 * Several aggregates at once in two deliveries side by side, each aggregate in its order. What waits for
 * another is told again later; now and then an old event is told once more, as after a restart.
 */
export async function tellWildly(
  room: TestSubgraph, told: readonly Told[], random: Random,
): Promise<void> {
  const queues = [...Map.groupBy(inTime(told), ({ event }) => event.aggregateId).values()];
  const before: EventEnvelope[] = [];
  for (let tries = 0; queues.length > 0; tries += 1) {
    if (tries > 2_000) throw new Error(`stuck: ${queues.map(([item]) => item!.event.name).join(' ')}`);
    const lanes: EventEnvelope[][] = [[], []];
    const taken = shuffled(queues, random).slice(0, 1 + Math.floor(random() * 5));
    for (const queue of taken) {
      const few = queue.slice(0, 1 + Math.floor(random() * 3)).map(({ event }) => event);
      lanes[Math.floor(random() * 2)]!.push(...few);
    }
    if (before.length > 0 && random() < 0.3) {
      lanes[0]!.unshift(before[Math.floor(random() * before.length)]!);
    }
    const failed = await Promise.all(lanes.map((lane) => tell(room, lane)));
    const sent = new Set(lanes.flat().map(({ id }) => id));
    for (const queue of taken) {
      while (queue[0] && sent.has(queue[0].event.id) && !failed.some((ids) => ids.has(queue[0]!.event.id))) {
        before.push(queue.shift()!.event);
      }
    }
    queues.splice(0, queues.length, ...queues.filter((queue) => queue.length > 0));
  }
}

export const randomOf = (seed: number): Random => seededRandom(seed);

function inTime<Item extends { readonly at: number }>(items: readonly Item[]): Item[] {
  return items.map((item, index) => ({ item, index }))
    .sort((a, b) => a.item.at - b.item.at || a.index - b.index).map(({ item }) => item);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items.map((item) => ({ item, key: random() })).sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
