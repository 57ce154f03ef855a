// Before any type of the graph is made, whoever imports it first.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { request } from 'undici';
import { checkPooling } from '../database/connections/check-pooling.ts';
import { provisionDatabase } from '../database/provision/provision.ts';
import type { Subgraph } from '../define-subgraph.ts';
import { SubgraphConnectionError } from '../errors.ts';
import type { EventRoutes } from '../events/record.ts';
import type { GraphClient } from '../graph-client.ts';
import { openFiles } from '../files/open-files.ts';
import { openLog } from '../log.ts';
import { describeProcess, versionOf } from '../observe/process-metrics.ts';
import { serveMetrics } from '../observe/serve-metrics.ts';
import { deriveSecrets, keysFrom } from '../secret.ts';
import { type HopSecret, signHop } from '../signed-actor.ts';
import { traceHere } from '../observe/traces.ts';
import { startTracing } from '../telemetry.ts';
import { endOnSignal } from '../process/end-on-signal.ts';
import { readAloneEnv, type AloneEnv } from './env.ts';
import { Interrupted, Sequence, type Started } from '../process/sequence.ts';
import { startAlone } from './serve-alone.ts';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const complain = (line: string): void => { process.stderr.write(`${line}\n`); };

/** `node dist/subgraphs/<name>/main.js`: one subgraph in a process of its own, until it is told to end. */
export async function runAlone(subgraph: Subgraph): Promise<void> {
  const routes = readRoutes();
  const others = [...new Set([...routes.values()].flat())].filter((name) => name !== subgraph.name);
  const env = readEnvOrEnd(subgraph.name, others);
  const log = openLog(`karat-${subgraph.name}`, env.logLevel);
  const sequence = new Sequence(log);
  const end = endOnSignal(sequence, { say, complain });
  try {
    await sequence.step('tracing', () => openTracing(subgraph.name, env, log));
    await sequence.step('database', async () => {
      await checkPooling(env.databaseUrl, env.directUrl);
      await provisionDatabase(env.directUrl ?? env.databaseUrl, [subgraph.name]);
      return { value: undefined };
    });
    const url = await sequence.step(subgraph.name, () => openAlone(subgraph, env, routes, others, log));
    say(`${subgraph.name} answers at ${url}`);
  } catch (error) {
    if (error instanceof Interrupted) return;
    complain(`${subgraph.name} cannot start: ${(error as Error).message.split('\n')[0]}`);
    log.fatal({ err: error }, 'start failed');
    await end(1);
  }
}

async function openTracing(name: string, env: AloneEnv, log: Logger): Promise<Started<undefined>> {
  const tracing = await startTracing({
    endpoint: env.otlpEndpoint, service: `karat-${name}`, version: versionOf(),
    log: (problem) => log.warn(problem),
  });
  return { value: undefined, stop: async () => { await tracing?.stop(); } };
}

async function openAlone(
  subgraph: Subgraph, env: AloneEnv, routes: EventRoutes, others: readonly string[], log: Logger,
): Promise<Started<string>> {
  const hopSecret = deriveSecrets(env.secret, env.previousSecret, 'hop');
  const alone = await startAlone(subgraph, {
    databaseUrl: env.databaseUrl, directUrl: env.directUrl, routes, hopSecret, host: env.host,
    port: env.port, log,
    retention: env.retention, dataDir: env.dataDir,
    files: openFiles({
      s3: env.s3, dataDir: env.dataDir, publicUrl: env.publicUrl ?? env.gatewayUrl ?? '', keys: keysFrom(hopSecret),
    }),
  });
  describeProcess(alone.registry, subgraph.name);
  const metrics = env.metrics && await serveMetrics(env.metrics, () => alone.registry.metrics());
  alone.connect(addressesOf(env, others), gatewayClient(env, hopSecret));
  return {
    value: alone.url,
    drain: async (hurried) => {
      alone.leave();
      await sleep(env.drainMs, undefined, { signal: hurried }).catch(() => undefined);
    },
    stop: async () => {
      await alone.close();
      await metrics?.close();
    },
    stopLimitMs: 15_000,
    waitsFor: () => alone.waitsFor(),
  };
}

function readEnvOrEnd(name: string, others: readonly string[]): AloneEnv {
  try {
    return readAloneEnv(name, others);
  } catch (error) {
    complain((error as Error).message);
    process.exit(1);
  }
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
      const traceparent = traceHere();
      const response = await request(`${env.gatewayUrl}/graphql`, {
        method: 'POST', body, headersTimeout: waitMs,
        headers: {
          'content-type': 'application/json', 'x-request-id': context.requestId,
          'x-request-timeout': String(waitMs), 'karat-actor': signHop(hopSecret, context, 'gateway', body),
          ...traceparent && { traceparent },
        },
      });
      const answer = await response.body.json() as ExecutionResult;
      if (response.statusCode !== 401) return answer as never;
      // The gateway does not believe this room, which is nothing its caller could mend.
      throw new SubgraphConnectionError('gateway', { cause: answer }, 'does not believe this subgraph');
    },
  };
}
