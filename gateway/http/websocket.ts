import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLFormattedError,
} from 'graphql';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { GatewayError } from '../errors.ts';
import type { Pipeline } from '../pipeline.ts';
import type { SharedEvent } from '../subscriptions/hub.ts';
import { watchToken, type Authenticate } from '../subscriptions/lifetime.ts';
import { documentIdOf } from './params.ts';

export interface WebSocketOptions {
  readonly pipeline: Pipeline;
  readonly authenticate: Authenticate;
  isOriginAllowed(headers: IncomingHttpHeaders): Promise<boolean>;
  addressOf(request: IncomingMessage): string;
}

interface Extra {
  readonly headers: IncomingHttpHeaders;
  readonly ip: string;
  readonly socket: WebSocket;
  readonly frames: Map<string, string>;
  /** Aborts with the socket: single answers that are still being made are given up. */
  readonly gone: AbortController;
  actor?: Actor;
  stopWatching?: () => void;
}

type Stream = AsyncGenerator<SharedEvent, void, void>;

/** Clients of the protocol come back from "Forbidden", with another token; from "Unauthorized" they do not. */
const FORBIDDEN = 4403;
const GOODBYE_MS = 1_000;

/** GraphQL over WebSocket; graphql-ws speaks the protocol, the hub delivers encoded events. */
export class WebSocketEndpoint {
  readonly #sockets: WebSocketServer;
  readonly #server: Server<Extra>;

  constructor(readonly options: WebSocketOptions) {
    const maxPayload = options.pipeline.limits.bodyBytes;
    this.#sockets = new WebSocketServer({ noServer: true, maxPayload,
      handleProtocols: (protocols) => handleProtocols(protocols) });
    this.#server = makeServer<Record<string, unknown>, Extra>({
      connectionInitWaitTimeout: options.pipeline.limits.socketInitMs,
      onConnect: ({ extra, connectionParams }) => this.#connect(extra, connectionParams),
      onSubscribe: ({ extra, subscriptions }, _id, payload) =>
        this.#subscribe(extra, Object.keys(subscriptions).length, payload),
      execute: (args) => args.contextValue as never,
      subscribe: (args) => args.contextValue as never,
    });
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Nobody else listens to it until it is a WebSocket, and an error nobody hears ends the process.
    const broke = (): void => { socket.destroy(); };
    socket.on('error', broke);
    this.options.isOriginAllowed(request.headers).then((isAllowed) => {
      socket.off('error', broke);
      if (isAllowed) this.#sockets.handleUpgrade(request, socket, head, (client) => this.#opened(client, request));
      else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    }).catch(broke);
  }

  async close(): Promise<void> {
    for (const client of this.#sockets.clients) client.close(1001, 'Going away');
    // A client that does not say goodbye in turn would be waited for half a minute.
    const silent = setTimeout(() => {
      for (const client of this.#sockets.clients) client.terminate();
    }, GOODBYE_MS);
    await new Promise<void>((resolve) => { this.#sockets.close(() => resolve()); });
    clearTimeout(silent);
  }

  #opened(socket: WebSocket, request: IncomingMessage): void {
    const extra: Extra = { headers: request.headers, ip: this.options.addressOf(request),
      socket, frames: new Map(), gone: new AbortController() };
    const { telemetry, limits } = this.options.pipeline;
    const closed = this.#server.opened({
      protocol: socket.protocol,
      send: (text) => send(socket, withFrame(extra.frames, text)),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => socket.on('message', (message) => {
        handle(String(message)).catch((error: unknown) => {
          if (isFromServer(message)) return socket.close(4400, 'This message is for clients');
          telemetry.log.error({ err: error }, 'websocket message failed');
          socket.close(4500, 'Internal server error');
        });
      }),
    }, extra);
    const heartbeat = keepAlive(socket, limits.heartbeatMs);
    socket.on('error', (error) => telemetry.log.info({ err: error }, 'websocket broke'));
    socket.once('close', (code, reason) => {
      clearInterval(heartbeat);
      extra.gone.abort();
      extra.stopWatching?.();
      void closed(code, String(reason));
    });
  }

  /** The token comes with the connection_init message, as browsers cannot set headers. */
  async #connect(extra: Extra, params: unknown): Promise<boolean> {
    const { authorization, Authorization } = (params ?? {}) as Record<string, unknown>;
    const token = authorization ?? Authorization;
    if (token !== undefined && token !== null && typeof token !== 'string') return false;
    const headers = token ? { ...extra.headers, authorization: token } : extra.headers;
    try {
      extra.actor = await this.options.authenticate(headers);
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'ORIGIN_REFUSED') {
        extra.socket.close(FORBIDDEN, error.code);
      }
      return false;
    }
    const { reauthenticateEveryMs } = this.options.pipeline.limits;
    extra.stopWatching = watchToken(headers, this.options.authenticate, reauthenticateEveryMs,
      () => extra.socket.close(FORBIDDEN, 'The token has ended'));
    return true;
  }

  async #subscribe(extra: Extra, open: number, payload: object): Promise<readonly GraphQLError[]
    | { schema: never; document: DocumentNode; operationName?: string; contextValue: unknown }> {
    const { pipeline } = this.options;
    const { query, variables, operationName, extensions } = payload as Record<string, never>;
    const inExtensions = (extensions as { documentId?: string } | undefined)?.documentId;
    const asked = inExtensions ? { documentId: inExtensions } : documentIdOf(payload as Record<string, unknown>);
    const isFull = open > pipeline.limits.subscriptionsPerSocket;
    const stream = await pipeline.stream({
      query, ...asked, variables, operationName, actor: extra.actor, ip: extra.ip,
      signal: extra.gone.signal,
    }, 'websocket', isFull);
    if (Array.isArray(stream.errors)) return stream.errors.map(asWritten);
    return {
      schema: undefined as never,
      document: stream.document!,
      operationName: stream.operationName,
      contextValue: frames(stream.events!, extra.frames),
    };
  }
}

/** Errors have their places already, and no source to find them in. */
function asWritten({ message, extensions, path, locations }: GraphQLFormattedError): GraphQLError {
  const error = new GraphQLError(message, { extensions, path });
  return Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
}

let lastFrame = 0;

/**
 * graphql-ws encodes each message for each reader. It gets a short token in place of the event, and
 * the encoded event, made once for all readers, takes the token's place on the way to the socket.
 */
function frames(events: Stream, waiting: Map<string, string>): AsyncGenerator<ExecutionResult> {
  const wrap = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    const item = await events.next();
    if (item.done === true) return { done: true, value: undefined };
    lastFrame += 1;
    waiting.set(String(lastFrame), item.value.encoded);
    return { done: false, value: { karatFrame: String(lastFrame) } as ExecutionResult };
  };
  const end = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    await events.return();
    return { done: true, value: undefined };
  };
  return {
    next: wrap, return: end, throw: end,
    [Symbol.asyncIterator]() { return this; },
    async [Symbol.asyncDispose]() { await end(); },
  };
}

function withFrame(waiting: Map<string, string>, text: string): string {
  const found = /,"payload":\{"karatFrame":"(\d+)"\}\}$/.exec(text);
  const encoded = found === null ? undefined : waiting.get(found[1]!);
  if (found === null || encoded === undefined) return text;
  waiting.delete(found[1]!);
  return `${text.slice(0, found.index)},"payload":${encoded}}`;
}

/** Settles when the bytes left this process, so a slow reader holds back only itself. */
function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((resolve) => socket.send(text, () => resolve()));
}

const FROM_SERVER: ReadonlySet<unknown> = new Set(['connection_ack', 'next', 'error']);

/** A message that exists, in the other direction: invalid as any other, though the library calls it a failure. */
function isFromServer(message: RawData): boolean {
  return FROM_SERVER.has((JSON.parse(String(message)) as { type?: unknown }).type);
}

function keepAlive(socket: WebSocket, everyMs: number): NodeJS.Timeout {
  let isAlive = true;
  socket.on('pong', () => { isAlive = true; });
  return setInterval(() => {
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
  }, everyMs);
}
