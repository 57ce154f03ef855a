import cluster from 'node:cluster';
import type { Registry } from 'prom-client';
import { describeProcess } from '../../../subgraphs/kernel/observe/process-metrics.ts';
import { serveMetrics, type MetricsDoor } from '../../../subgraphs/kernel/observe/serve-metrics.ts';
import { StartError } from '../../postgres/start-error.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';
import { answerWorkers, gatheredText, tellPrimary } from '../gathered-metrics.ts';

/** What this process tells, and how everybody's numbers together are had. */
export function openMetrics(registry: Registry): () => Promise<string> {
  if (cluster.isWorker) {
    describeProcess(registry, `worker-${cluster.worker!.id}`);
    return tellPrimary(registry);
  }
  describeProcess(registry, 'house');
  answerWorkers(registry);
  return () => gatheredText(registry);
}

/** The port for collectors, where one is wanted. */
export async function openMetricsPort(
  door: MetricsDoor | null, text: () => Promise<string>,
): Promise<Started<void>> {
  if (door === null) return { value: undefined };
  const server = await serveMetrics(door, text).catch((cause: NodeJS.ErrnoException) => {
    throw new StartError('PORT_IN_USE',
      `Metrics cannot be served at ${door.host}:${door.port}: ${cause.message}.`,
      'Choose another address by KARAT_METRICS_HOST and KARAT_METRICS_PORT.', { cause });
  });
  return { value: undefined, stop: () => server.close() };
}
