import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import { request } from 'undici';
import { provisionDatabase } from '../database/provision/provision.ts';
import type { Subgraph } from '../define-subgraph.ts';
import { SubgraphConnectionError } from '../errors.ts';
import type { GraphClient } from '../graph-client.ts';
import { openLog } from '../log.ts';
import { describeProcess, versionOf } from '../observe/process-metrics.ts';
import { serveMetrics } from '../observe/serve-metrics.ts';
import { deriveSecrets } from '../secret.ts';
import { type HopSecret, signHop } from '../signed-actor.ts';
import { startTracing } from '../telemetry.ts';
import { readAloneEnv, type AloneEnv } from './env.ts';
import { startAlone } from './serve-alone.ts';

/** `node dist/subgraphs/<name>/main.js`: one subgraph in a process of its own, until it is told to end. */
export async function runAlone(subgraph: Subgraph): Promise<void> {
  const routes = readRoutes();
  const others = [...new Set([...routes.values()].flat())].filter((name) => name !== subgraph.name);
  const env = readAloneEnv(subgraph.name, others);
  const log = openLog(`karat-${subgraph.name}`, env.logLevel);
  const tracing = await startTracing({
    endpoint: env.otlpEndpoint, service: `karat-${subgraph.name}`, version: versionOf(),
    log: (problem) => log.warn(problem),
  });
  const hopSecret = deriveSecrets(env.secret, env.previousSecret, 'hop');
  await provisionDatabase(env.databaseUrl, [subgraph.name]);
  const alone = await startAlone(subgraph, {
    databaseUrl: env.databaseUrl, routes, hopSecret, host: env.host, port: env.port, log,
    retention: env.retention,
  });
  describeProcess(alone.registry, subgraph.name);
  const metrics = env.metrics && await serveMetrics(env.metrics, () => alone.registry.metrics());
  alone.connect(addressesOf(env, others), gatewayClient(env, hopSecret));
  process.stdout.write(`${subgraph.name} answers at ${alone.url}\n`);
  const end = (): void => {
    const stop = async () => {
      await alone.close();
      await Promise.all([metrics?.close(), tracing?.stop()]);
    };
    stop().then(() => process.exit(0), (error: unknown) => {
      log.error({ err: error }, 'could not stop in order');
      process.exit(1);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
}

/** Who has no address of its own lives in the gateway's process, which takes events for it. */
function addressesOf(env: AloneEnv, others: readonly string[]): Map<string, string> {
  return new Map(others.flatMap((name) => {
    const url = env.addresses.get(name)
      ?? (env.gatewayUrl && `${env.gatewayUrl}/subgraphs/${name}`);
    return url ? [[name, url] as const] : [];
  }));
}

/** Printed from code beside the SDL: event name → subgraphs that listen. */
function readRoutes(): Map<string, string[]> {
  return new Map(Object.entries(JSON.parse(
    readFileSync(join(process.cwd(), 'schema', 'events.json'), 'utf8')) as Record<string, string[]>));
}

function gatewayClient(env: AloneEnv, hopSecret: HopSecret): GraphClient {
  return {
    execute: async ({ document, variables, context }) => {
      if (!env.gatewayUrl) throw new Error('KARAT_GATEWAY_URL is not set');
      const body = JSON.stringify({ query: document, variables });
      const waitMs = Math.max(1, context.deadlineAt - Date.now());
      const response = await request(`${env.gatewayUrl}/graphql`, {
        method: 'POST', body, headersTimeout: waitMs,
        headers: {
          'content-type': 'application/json', 'x-request-id': context.requestId,
          'x-request-timeout': String(waitMs), 'karat-actor': signHop(hopSecret, context, 'gateway', body),
        },
      });
      const answer = await response.body.json() as ExecutionResult;
      if (response.statusCode !== 401) return answer as never;
      // The gateway does not believe this room, which is nothing its caller could mend.
      throw new SubgraphConnectionError('gateway', { cause: answer }, 'does not believe this subgraph');
    },
  };
}
