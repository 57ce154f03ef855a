import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { EXPLORER_CSP } from './security-headers.ts';

/** Where `npm run build` leaves GraphiQL (gateway/explorer/). */
const FOLDER = join(process.cwd(), 'dist', 'explorer');

export const hasExplorer = (): boolean => existsSync(join(FOLDER, 'index.html'));

const PREFIX = '/graphql/explorer/';

/**
 * GraphiQL, to try the graph on in development: served by the house itself, so that it works offline and
 * runs no script of anybody else.
 */
export function serveExplorer(app: FastifyInstance): void {
  void app.register(serveFiles, { root: FOLDER, prefix: PREFIX, index: false });
  app.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith(PREFIX)) underItsPolicy(reply);
    done();
  });
}

export function sendExplorer(reply: FastifyReply): FastifyReply {
  return underItsPolicy(reply).sendFile('index.html');
}

function underItsPolicy(reply: FastifyReply): FastifyReply {
  return reply.header('content-security-policy', EXPLORER_CSP);
}
