import {
  EMPTY_HOUSE, emptyHouse, startGraphOn, type TestGraph, type TestGraphOptions,
} from '../../kit/graph.ts';
import { onceInRun } from '../../kit/once.ts';
import { cloneOf, templateDatabase } from '../../kit/postgres.ts';
import { settingUp } from '../../kit/set-up-times.ts';
import { oneOfEach } from './one-of-each.ts';
import { countersOf, NOW, openWorld, type World, type WorldFacts } from './world.ts';

export interface StartedWorld {
  readonly graph: TestGraph;
  readonly world: World;
  /** One thing of each kind that has ids of its own: type → TypeID. */
  readonly ids: Record<string, string>;
}

/** Every file waits for it, perhaps on a crowded machine: nothing of it is to fail because it took its time. */
const PATIENT = { requestDeadlineMs: 120_000, subgraphDeadlineMs: 110_000 };
/** One room may still be too slow for another; then the whole is written anew. */
const ATTEMPTS = ['world', 'second world', 'third world'];

type Written = { readonly template: string; readonly facts: WorldFacts; readonly ids: Record<string, string> };

/** A house with the small brand in it: written once in a run, through the graph, and copied for each file. */
export async function startWorld(options: Omit<TestGraphOptions, 'now'> = {}): Promise<StartedWorld> {
  const { template, facts: { counts, ...facts }, ids } = await written();
  const graph = await startGraphOn(await cloneOf(template), { ...options, now: NOW });
  return { graph, ids, world: { ...facts, graph, ...countersOf({ ...counts }) } };
}

async function written(): Promise<Written> {
  const failures: unknown[] = [];
  for (const name of ATTEMPTS) {
    try {
      return await onceInRun(name, () => writeWorld(name));
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `the small brand was not written: ${failures.map(String).join('\n')}`);
}

async function writeWorld(template: string): Promise<Written> {
  await emptyHouse();
  const counts: Record<string, number> = {};
  let made: Omit<StartedWorld, 'graph'> | null = null;
  await templateDatabase(template, async (url) => {
    const graph = await startGraphOn({ url, drop: async () => undefined }, { now: NOW, limits: PATIENT });
    await settingUp('the small brand', async () => {
      const world = await openWorld(graph, counts);
      made = { world, ids: await oneOfEach(world) };
      await graph.calm();
    }).finally(() => graph.stop());
  }, EMPTY_HOUSE);
  const { world: { graph: _graph, next: _next, fresh: _fresh, ...facts }, ids } = made!;
  return { template, facts: { ...facts, counts }, ids };
}
