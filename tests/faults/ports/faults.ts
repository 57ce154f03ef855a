import { setTimeout as sleep } from 'node:timers/promises';
import { SubgraphConnectionError } from '../../../subgraphs/kernel/errors.ts';
import type { DeliveryOutcome, EventEnvelope, SubgraphPort } from '../../../subgraphs/kernel/port.ts';

export type Random = () => number;
/** Puts a fault between the house and one subgraph. */
export type Fault = (port: SubgraphPort, random: Random) => SubgraphPort;

/** Answers late; the second of four later than anybody waits, although it did what it was asked. */
export const slow: Fault = (port, random) => {
  let asked = 0;
  return {
    ...port,
    execute: async (request) => {
      asked += 1;
      const late = asked % 4 === 2;
      const answer = port.execute(request);
      await sleep(late ? 1_300 : random() * 60);
      return answer;
    },
    deliver: async (events) => {
      await sleep(random() * 100);
      return port.deliver(events);
    },
  };
};

/** Nobody there: connections are refused, or break after the work was done. */
export const dead: Fault = (port, random) => ({
  ...port,
  execute: async (request) => {
    if (random() < 0.5) await port.execute(request);
    throw new SubgraphConnectionError(port.name);
  },
  deliver: async (events) => {
    if (random() < 0.5) await port.deliver(events);
    throw new SubgraphConnectionError(port.name);
  },
});

/** Says what is not so: that it failed when it did not, nothing at all, nonsense, somebody else's. */
export const lying: Fault = (port, random) => ({
  ...port,
  execute: async (request) => {
    const dice = random();
    if (dice < 0.4) return port.execute(request);
    if (dice < 0.8) await port.execute(request);
    return [
      { data: null }, {}, { data: { nonsense: 42 } }, JSON.parse('{"data":{"__proto__":{"x":1}}}'),
      { data: null, errors: [{ message: 'no' }] }, null,
    ][Math.floor(random() * 6)] as never;
  },
  deliver: async (events) => {
    const dice = random();
    if (dice < 0.4) return port.deliver(events);
    if (dice < 0.8) await port.deliver(events);
    const strange = [[], null, 'yes', events.map(({ id }) => ({ id, error: 'no' })),
      [{ id: '018cc251-f400-7aaa-8aaa-000000000001' }]];
    return strange[Math.floor(random() * strange.length)] as never;
  },
});

/** Everything twice, at the same time. */
export const doubled: Fault = (port) => ({
  ...port,
  deliver: async (events) => {
    const [outcomes] = await Promise.all([port.deliver(events), port.deliver(events)]);
    return outcomes;
  },
});

/** Events wait, so that what happened later is known before them. */
export const delayed: Fault = (port, random) => ({
  ...port,
  deliver: async (events) => {
    await sleep(random() * 600);
    return port.deliver(events);
  },
});

/** In another order, some not now, and old ones once more after the new ones. */
export const reordered: Fault = (port, random) => {
  const old: EventEnvelope[] = [];
  return {
    ...port,
    deliver: async (events) => {
      const mixed = shuffle(events, random);
      const kept = mixed.filter(() => random() < 0.8);
      const outcomes = new Map<string, DeliveryOutcome>();
      for (const event of kept) {
        for (const outcome of await port.deliver([event])) outcomes.set(outcome.id, outcome);
      }
      if (old.length > 0) await port.deliver(shuffle(old, random).slice(0, 10));
      old.push(...kept);
      return events.map(({ id }) => outcomes.get(id) ?? { id, error: 'not now' });
    },
  };
};

function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
