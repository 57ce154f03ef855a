import type { TestGraph } from '../../kit/graph.ts';

const TICK_MS = 20;

/** Lets the clock of a test graph run as clocks do; the answer stops it. */
export function letTimeRun(graph: TestGraph): () => void {
  const timer = setInterval(() => graph.clock.advance(TICK_MS), TICK_MS);
  return () => clearInterval(timer);
}

/** Runs a cron job now, as the queue would. */
export async function runJob(graph: TestGraph, name: string): Promise<void> {
  const task = graph.runtimes.get(name.split(':')[0]!)!.tasks[name] as
    (payload: unknown, helpers: unknown) => Promise<void>;
  await task(null, { abortSignal: new AbortController().signal });
}

export async function runSweeps(graph: TestGraph): Promise<void> {
  for (const job of ['campaigns:sweep', 'loyalty:activate-points', 'loyalty:void-holds',
    'campaigns:sweep']) await runJob(graph, job);
}
