import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface HealthSource {
  isClosing(): boolean;
  openCircuits(): readonly string[];
}

const METRICS_TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** Alive, ready for traffic, and the numbers. */
export function serveHealth(app: FastifyInstance, source: HealthSource, metrics: () => Promise<string>): void {
  app.get('/healthz', (_request, reply) => reply.send({ status: 'alive' }));
  app.get('/readyz', (_request, reply) => {
    const isClosing = source.isClosing();
    return reply.code(isClosing ? 503 : 200)
      .send({ status: isClosing ? 'closing' : 'ready', openCircuits: source.openCircuits() });
  });
  app.get('/metrics', async (request, reply) => {
    if (!isFromThisHost(request)) return await reply.code(403).send({ status: 'forbidden' });
    return await reply.type(METRICS_TEXT).send(await metrics());
  });
}

/** The numbers tell about the business; a collector runs beside the process. */
function isFromThisHost(request: FastifyRequest): boolean {
  if (request.headers['x-forwarded-for'] !== undefined) return false;
  const address = request.socket.remoteAddress ?? '';
  return address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.');
}
