import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';

/** As often as this the event loop is asked how late it is; more often would cost what it measures. */
const LOOP_EVERY_MS = 20;

/** What every process tells of itself: memory, processor, event loop, collections of garbage, version. */
export function describeProcess(registry: Registry, name: string): void {
  collectDefaultMetrics({
    register: registry, labels: { process: name }, eventLoopMonitoringPrecision: LOOP_EVERY_MS,
  });
  new Gauge({
    name: 'karat_build_info', registers: [registry], labelNames: ['version', 'node'], aggregator: 'max',
    help: 'Always 1; its labels say which version runs',
  }).set({ version: versionOf(), node: process.version }, 1);
}

/** Of the house as it was installed. */
export function versionOf(folder = process.cwd()): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}
