import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type MetricObject, type Registry } from 'prom-client';

/**
 * A worker that is busy with something else is left out, or one scrape would wait for it. A database that hangs
 * is given up sooner (observe/figures.ts): that it is away is what a collector must hear, within the ten seconds
 * it waits by default. A worker waits longer for what the first process hears from all.
 */
const PATIENCE_MS = { own: 7_000, all: 8_500 };

/** Between the first process and its workers: own numbers as JSON, or everybody's as text. */
type Message =
  | { readonly karatMetrics: 'own' | 'all'; readonly id: number }
  | { readonly karatMetrics: 'answer'; readonly id: number; readonly value: unknown };

let asked = 0;
const waiting = new Map<number, (value: unknown) => void>();

/**
 * Of this process and all its workers, summed up: a counter is what all of them counted. What is each
 * process's own (memory, event loop) has its name as label.
 */
export async function gatheredText(registry: Registry): Promise<string> {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker?.isConnected());
  if (workers.length === 0) return registry.metrics();
  const [own, ...theirs] = await Promise.all([
    registry.getMetricsAsJSON(), ...workers.map((worker) => ask(worker!, 'own'))]);
  return AggregatorRegistry.aggregate(
    [own, ...theirs.filter((metrics) => metrics !== null)] as MetricObject[][]).metrics();
}

/** In the first process: workers may ask for everybody's numbers. */
export function answerWorkers(registry: Registry): void {
  cluster.on('message', (worker, message: Message) => {
    if (message.karatMetrics === 'answer') settle(message);
    if (message.karatMetrics === 'all') {
      void gatheredText(registry).then((value) => reply(worker, message.id, value));
    }
  });
}

/** In a worker: it answers with its own numbers, and asks the first process for all. */
export function tellPrimary(registry: Registry): () => Promise<string> {
  process.on('message', (message: Message) => {
    if (message.karatMetrics === 'answer') settle(message);
    if (message.karatMetrics === 'own') {
      void registry.getMetricsAsJSON().then((value) => reply(process, message.id, value));
    }
  });
  return async () => (await ask(process, 'all') as string | null) ?? registry.metrics();
}

type Other = Pick<Worker, 'send'> | NodeJS.Process;

function ask(other: Other, karatMetrics: 'own' | 'all'): Promise<unknown> {
  const id = asked += 1;
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ id, value: null }), PATIENCE_MS[karatMetrics]);
    waiting.set(id, (value) => {
      clearTimeout(timer);
      resolve(value);
    });
    send(other, { karatMetrics, id });
  });
}

function reply(other: Other, id: number, value: unknown): void {
  send(other, { karatMetrics: 'answer', id, value });
}

/** Whoever ends at this moment is not told; nobody waits for long. */
function send(other: Other, message: Message): void {
  other.send!(message, undefined, undefined, () => undefined);
}

function settle({ id, value }: { readonly id: number; readonly value: unknown }): void {
  waiting.get(id)?.(value);
  waiting.delete(id);
}
