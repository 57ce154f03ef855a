import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as Listener } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a connection without a request may still bring the one that is just on its way. */
const LINGER_MS = 500;
const LOOK_MS = 20;

export interface Leaving {
  /**
   * Takes no more connections, and closes each with its next answer. Resolves when none is left, or only those
   * that are still answered and those that have been silent for a while: then the server may be closed.
   */
  closeDoor(): Promise<void>;
  /** Breaks off event streams, which would never end by themselves. */
  breakStreams(): void;
  /** Answers that are not finished yet, streams apart. */
  readonly running: number;
}

/**
 * Ends a server without resetting a connection. Its own close() ends at once whatever is between two requests,
 * also what has just been opened, and a request that is on its way there is lost.
 */
export function leaveGently(server: Server): Leaving {
  const open = new Map<ServerResponse, { readonly isStream: boolean }>();
  let isLeaving = false;
  const closing = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('connection', 'close');
  };
  // Before the framework's own listener, which may answer at once.
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    open.set(response, { isStream: request.headers.accept?.includes('text/event-stream') === true });
    response.once('close', () => open.delete(response));
    if (isLeaving) closing(response);
  });
  return {
    closeDoor: async () => {
      isLeaving = true;
      for (const response of open.keys()) closing(response);
      if (server.listening) Listener.prototype.close.call(server);
      const until = performance.now() + LINGER_MS;
      while (performance.now() < until && await connectionsOf(server) > open.size) await sleep(LOOK_MS);
    },
    breakStreams: () => {
      for (const [response, { isStream }] of open) if (isStream) response.destroy();
    },
    get running() { return [...open.values()].filter(({ isStream }) => !isStream).length; },
  };
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => { server.getConnections((error, count) => resolve(error ? 0 : count)); });
}
