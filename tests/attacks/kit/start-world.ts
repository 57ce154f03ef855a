import {
  EMPTY_HOUSE, emptyHouse, startGraphOn, type TestGraph, type TestGraphOptions,
} from '../../kit/graph.ts';
import { onceInRun } from '../../kit/once.ts';
import { cloneOf, templateDatabase } from '../../kit/postgres.ts';
import { settingUp } from '../../kit/set-up-times.ts';
import { countersOf, NOW, oneOfEach, openWorld, type World, type WorldFacts } from './world.ts';

export interface StartedWorld {
  readonly graph: TestGraph;
  readonly world: World;
  /** One thing of each kind that has ids of its own: type → TypeID. */
  readonly ids: Record<string, string>;
}

const WORLD = 'world';
/** Every file waits for it, perhaps on a crowded machine: nothing of it is to fail because it took its time. */
const PATIENT = { requestDeadlineMs: 120_000, subgraphDeadlineMs: 110_000 };

/** A house with the small brand in it: written once in a run, through the graph, and copied for each file. */
export async function startWorld(options: Omit<TestGraphOptions, 'now'> = {}): Promise<StartedWorld> {
  const { facts: { counts, ...facts }, ids } = await onceInRun(WORLD, writeWorld);
  const graph = await startGraphOn(await cloneOf(WORLD), { ...options, now: NOW });
  return { graph, ids, world: { ...facts, graph, ...countersOf({ ...counts }) } };
}

async function writeWorld(): Promise<{ facts: WorldFacts; ids: Record<string, string> }> {
  await emptyHouse();
  const counts: Record<string, number> = {};
  let made: Omit<StartedWorld, 'graph'> | null = null;
  await templateDatabase(WORLD, async (url) => {
    const graph = await startGraphOn({ url, drop: async () => undefined }, { now: NOW, limits: PATIENT });
    await settingUp('the small brand', async () => {
      const world = await openWorld(graph, counts);
      made = { world, ids: await oneOfEach(world) };
      await graph.calm();
    });
    await graph.stop();
  }, EMPTY_HOUSE);
  const { world: { graph: _graph, next: _next, fresh: _fresh, ...facts }, ids } = made!;
  return { facts: { ...facts, counts }, ids };
}
