import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface HealthSource {
  isClosing(): boolean;
  /** What this process needs and cannot reach now. */
  missing(): Promise<readonly string[]>;
  openCircuits(): readonly string[];
  /** Registered documents that the graph of now refuses: their clients stand, so this process is ready. */
  unansweredDocuments(): Promise<number>;
}

/** A probe's answer waits no longer for what only adds to it. */
const LONGEST_ASK_MS = 500;
const METRICS_TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** Alive, ready for traffic, and the numbers. */
export function serveHealth(app: FastifyInstance, source: HealthSource, metrics: () => Promise<string>): void {
  const unanswered = lastKnown(() => source.unansweredDocuments());
  app.get('/healthz', (_request, reply) => reply.send({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const missing = source.isClosing() ? [] : await source.missing();
    const status = source.isClosing() ? 'closing' : missing.length > 0 ? 'waiting' : 'ready';
    return await reply.code(status === 'ready' ? 200 : 503).header('cache-control', 'no-store')
      .send({ status, missing, openCircuits: source.openCircuits(),
        ...status === 'ready' ? told(await unanswered()) : {} });
  });
  app.get('/metrics', async (request, reply) => {
    if (!isFromThisHost(request)) return await reply.code(403).send({ status: 'forbidden' });
    return await reply.type(METRICS_TEXT).send(await metrics());
  });
}

function told(unansweredDocuments: number): { unansweredDocuments?: number } {
  return unansweredDocuments > 0 ? { unansweredDocuments } : {};
}

/** Asked once at a time: a database that has just ceased to answer is not asked again by each probe. */
function lastKnown(ask: () => Promise<number>): () => Promise<number> {
  let known = 0;
  let asking: Promise<void> | null = null;
  return async () => {
    asking ??= ask().then((number) => { known = number; }, () => undefined).finally(() => { asking = null; });
    await Promise.race([asking, sleep(LONGEST_ASK_MS, null, { ref: false })]);
    return known;
  };
}

/** The numbers tell about the business; a collector runs beside the process. */
function isFromThisHost(request: FastifyRequest): boolean {
  if (request.headers['x-forwarded-for'] !== undefined) return false;
  const address = request.socket.remoteAddress ?? '';
  return address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.');
}
