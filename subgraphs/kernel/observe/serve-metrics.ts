import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where collectors come to, if anywhere beside this machine. */
export interface MetricsDoor {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Without one, who reaches the port is let in. */
  readonly token: string | undefined;
}

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** A port of its own: a collector needs no road past what the public is served. */
export async function serveMetrics(
  { host, port, token }: MetricsDoor, text: () => Promise<string>,
): Promise<MetricsServer> {
  const server = createServer((request, reply) => {
    const status = refusalOf(request, token);
    if (status !== null) {
      reply.writeHead(status, status === 401 ? { 'www-authenticate': 'Bearer' } : {}).end();
      return;
    }
    text().then((body) => reply.writeHead(200, { 'content-type': TEXT }).end(body),
      () => reply.writeHead(500).end());
  });
  await listening(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function refusalOf(request: IncomingMessage, token: string | undefined): number | null {
  if (request.url?.split('?')[0] !== '/metrics') return 404;
  if (request.method !== 'GET' && request.method !== 'HEAD') return 405;
  return token === undefined || isToken(request.headers.authorization, token) ? null : 401;
}

/** In the same time whatever is wrong with it. */
function isToken(given: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(`Bearer ${token}`));
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
