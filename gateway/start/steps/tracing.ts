import type { Logger } from 'pino';
import { startTracing } from '../../../subgraphs/kernel/telemetry.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

/** Sends traces when a collector is given; otherwise nothing is loaded. */
export async function openTracing(
  endpoint: string | undefined,
  log: Logger,
): Promise<Started<void>> {
  const tracing = await startTracing({
    endpoint,
    service: 'karat',
    log: (problem) => log.warn(problem),
  });
  return { value: undefined, stop: () => tracing?.stop() };
}
