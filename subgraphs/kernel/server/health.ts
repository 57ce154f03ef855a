import type { FastifyInstance } from 'fastify';
import { DatabaseProbe } from '../database/connections/probe.ts';

/** Of one subgraph alone: alive, and ready for traffic, in the words of the gateway's. */
export function serveHealth(app: FastifyInstance, databaseUrl: string): { leave(): void; close(): Promise<void> } {
  const probe = new DatabaseProbe(databaseUrl);
  let isLeaving = false;
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const status = isLeaving ? 'closing' : await probe.answers() ? 'ready' : 'waiting';
    return await reply.code(status === 'ready' ? 200 : 503)
      .send({ status, missing: status === 'waiting' ? ['PostgreSQL'] : [] });
  });
  return { leave: () => { isLeaving = true; }, close: () => probe.close() };
}
