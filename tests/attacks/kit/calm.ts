import type { TestGraph } from '../../kit/graph.ts';

/** Waits until events are handled and every job that is due has run. */
export async function untilCalm(graph: TestGraph): Promise<void> {
  await graph.calm();
}
