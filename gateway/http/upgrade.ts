import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
/** Node asks it since 22.21; an older one upgrades whatever wishes to be. */
type AskingServer = Server & { shouldUpgradeCallback?: (request: IncomingMessage) => boolean };

const REFUSED = 'HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';

/**
 * One path of this server speaks WebSocket. Any other wish to upgrade, such as the h2c of `curl --http2` and
 * of Java's client, is passed over, as RFC 9110 7.8 allows: the request is answered as HTTP/1.1.
 */
export function takeSockets(app: FastifyInstance, path: string, upgrade: Upgrade): void {
  const server = app.server as AskingServer;
  const isForSockets = ({ url, headers }: IncomingMessage): boolean =>
    url?.split('?')[0] === path && headers.upgrade?.toLowerCase() === 'websocket';
  const taken: Upgrade = (request, socket, head) => {
    if (isForSockets(request)) upgrade(request, socket, head);
    else socket.end(REFUSED);
  };
  server.shouldUpgradeCallback = isForSockets;
  server.on('upgrade', taken);
  app.addHook('onClose', () => { server.off('upgrade', taken); });
}
