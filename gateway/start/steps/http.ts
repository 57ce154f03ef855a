import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import serveFiles from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { METADATA_PATH, type Identity } from '../../../identity/index.ts';
import type { Files } from '../../../subgraphs/kernel/files/file-store.ts';
import type { Logger } from 'pino';
import { keysFrom } from '../../../subgraphs/kernel/secret.ts';
import type { HopSecret } from '../../../subgraphs/kernel/signed-actor.ts';
import type { House } from '../../house.ts';
import { warnOfForwarding } from '../../callers/warn-of-forwarding.ts';
import { SECURITY_HEADERS } from '../../http/security-headers.ts';
import { leaveGently } from '../../../subgraphs/kernel/server/leave-gently.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';
import { trustOf, type StartEnv } from '../env.ts';
import { mountBoardPage } from './board-page.ts';
import { mountCardKeys } from './card-keys.ts';
import { mountProvenanceKeys } from './provenance-keys.ts';
import { mountExports } from './exports.ts';
import { mountMedia } from './media.ts';
import { mountMessagePage } from './message-page.ts';
import { mountHouseEvents } from './house-events.ts';

export interface HttpNeeds {
  readonly host: string;
  readonly port: number;
  readonly identity: Identity;
  readonly house: House;
  /** Key of the signed hop of subgraphs that run elsewhere. */
  readonly hopSecret: HopSecret;
  readonly log: Logger;
  readonly trustProxy: StartEnv['trustProxy'];
  /** Files that it serves and takes. */
  readonly files: Files;
  /** How long a stop goes on serving (KARAT_DRAIN_SECONDS). */
  readonly drainMs?: number;
}


/** Where `npm run build` leaves the admin. */
const ADMIN = join(process.cwd(), 'dist', 'admin');

/** Pages of the admin send files to the store itself where that is another one. */
const adminHeaders = ({ store }: Files) => ({
  'content-security-policy': "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    // Long workbooks are packed beside the page, by a worker that the page's own script writes.
    + " worker-src 'self' blob:; img-src 'self' data: blob:; font-src 'self';"
    + ` connect-src 'self'${store?.uploadOrigin ? ` ${store.uploadOrigin}` : ''};`
    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
});

/** One address for everything: the graph, identity below /identity, the admin at the root. */
export async function openHttp(needs: HttpNeeds): Promise<Started<{ port: number }>> {
  const app = fastify({ forceCloseConnections: 'idle', return503OnClosing: false, bodyLimit: 1_048_576 });
  warnOfForwarding(app, needs.trustProxy, needs.log);
  const leaving = leaveGently(app.server);
  // What nobody serves is answered as carefully as what somebody does.
  app.setNotFoundHandler((_request, reply) => reply.code(404).headers(SECURITY_HEADERS)
    .type('application/json').send('{"error":"There is nothing here."}'));
  await app.register(needs.house.gateway.handler);
  await app.register(async (scope) => mountHouseEvents(scope, needs.house, needs.hopSecret, needs.log));
  await app.register(async (scope) => mountCardKeys(scope, needs.house));
  await app.register(async (scope) => mountProvenanceKeys(scope, needs.house));
  await app.register(async (scope) => mountBoardPage(scope, needs.house));
  await app.register(async (scope) => mountExports(scope, {
    gateway: needs.house.gateway, keys: keysFrom(needs.hopSecret), log: needs.log }));
  await app.register(async (scope) => mountMessagePage(scope, needs.house,
    { trust: trustOf(needs.trustProxy) }));
  await app.register(async (scope) => mountMedia(scope, {
    files: needs.files, keys: keysFrom(needs.hopSecret), log: needs.log }));
  await app.register(async (scope) => mountIdentity(scope, needs.identity));
  if (existsSync(join(ADMIN, 'index.html'))) {
    await app.register(async (scope) => mountAdmin(scope, needs.files));
  }
  await app.listen({ host: needs.host, port: needs.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : needs.port;
  return {
    value: { port },
    drain: async (hurried) => {
      needs.house.gateway.leave();
      await sleep(needs.drainMs ?? 0, undefined, { signal: hurried }).catch(() => undefined);
    },
    // Streams would never end by themselves; everything else that was begun is finished.
    stop: async () => {
      await leaving.closeDoor();
      await Promise.all([needs.house.gateway.close(), app.close()]);
    },
    stopLimitMs: 8_000,
    waitsFor: () => [`${leaving.running} requests`],
  };
}

function mountIdentity(scope: FastifyInstance, identity: Identity): void {
  // Handed over before anything reads the body: the issuer does that itself.
  scope.addHook('onRequest', async (request, reply) => {
    reply.hijack();
    identity.handler(request.raw, reply.raw);
  });
  for (const path of ['/identity/*', METADATA_PATH, `${METADATA_PATH}/identity`]) {
    scope.all(path, () => undefined);
  }
}

async function mountAdmin(scope: FastifyInstance, files: Files): Promise<void> {
  const headers = adminHeaders(files);
  await scope.register(serveFiles, {
    root: ADMIN, prefix: '/', index: false, preCompressed: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      const lasting = path.includes('/assets/');
      response.setHeader('cache-control',
        lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // The door by its name: precompressed files are not found through a folder. And where the issuer sends
  // people back to: the same page, which ends the sign-in and clears the address.
  for (const path of ['/', '/auth-callback']) {
    scope.get(path, (_request, reply) => reply.sendFile('index.html'));
  }
}
