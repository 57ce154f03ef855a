import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { hangUpSignal } from '../../subgraphs/kernel/hang-up.ts';
import { senderOf, type TrustProxy } from '../callers/caller-address.ts';
import { BodyError, takeJsonText } from '../../subgraphs/kernel/server/json-body.ts';
import { walkOfHop } from '../../subgraphs/kernel/signed-actor.ts';
import type { Mode } from '../documents.ts';
import { GatewayError } from '../errors.ts';
import { refusal } from '../execution/mask-errors.ts';
import type { Pipeline, PipelineResult } from '../pipeline.ts';
import type { SharedEvent } from '../subscriptions/hub.ts';
import { watchToken, type Authenticate } from '../subscriptions/lifetime.ts';
import { writeEventStream } from '../subscriptions/sse.ts';
import { WebSocketEndpoint } from './websocket.ts';
import { hasExplorer, sendExplorer, serveExplorer } from './explorer.ts';
import { serveHealth } from './health.ts';
import { EVENT_STREAM, GRAPHQL_RESPONSE, JSON_RESPONSE, responseType, statusFor } from './negotiate.ts';
import { refuseForgedGet, Origins, type ClientOrigins } from './origin.ts';
import { paramsOfBody, paramsOfQuery, parseBody, refuseOtherBytes, type GraphQLParams } from './params.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { takeSockets } from './upgrade.ts';

export interface HandlerOptions {
  readonly pipeline: Pipeline;
  readonly authenticate: Authenticate;
  readonly mode: Mode;
  readonly allowedOrigins: readonly string[];
  readonly clientOrigins: ClientOrigins | undefined;
  readonly metrics: () => Promise<string>;
  readonly trustProxy: TrustProxy | undefined;
  readonly missing?: () => Promise<readonly string[]>;
  readonly unansweredDocuments: () => Promise<number>;
}

export interface Handler {
  readonly plugin: FastifyPluginAsync;
  leave(): void;
  close(): Promise<void>;
}

/** The graph over HTTP: what the specification asks, and what browsers must not be able to do. */
export function createHandler(given: HandlerOptions): Handler {
  const origins = new Origins(given.allowedOrigins, given.clientOrigins);
  const options = { ...given, authenticate: judgedBy(origins, given.authenticate) };
  const sockets = new WebSocketEndpoint({
    pipeline: options.pipeline,
    authenticate: options.authenticate,
    isOriginAllowed: (headers) => origins.isAnybodys(headers),
    addressOf: (request) => senderOf(request, options.trustProxy),
  });
  const endpoint = new HttpEndpoint(options);
  let isLeaving = false;
  return {
    plugin: async (app) => {
      await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
      prepare(app, options, origins);
      endpoint.serve(app);
      const { caller } = options.pipeline.parts;
      serveHealth(app, { isClosing: () => isLeaving, missing: options.missing ?? (() => Promise.resolve([])),
        openCircuits: () => caller.openCircuits(), unansweredDocuments: options.unansweredDocuments },
      options.metrics);
      takeSockets(app, '/graphql/ws', (request, socket, head) => sockets.upgrade(request, socket, head));
    },
    leave: () => { isLeaving = true; },
    close: async () => {
      isLeaving = true;
      endpoint.isClosing = true;
      await sockets.close();
    },
  };
}

/** Whoever comes from a page is judged with their token, at each request and as long as a stream goes on. */
function judgedBy(origins: Origins, authenticate: Authenticate): Authenticate {
  return async (headers, body) => {
    const actor = await authenticate(headers, body);
    await origins.refuseForeign(headers, actor);
    return actor;
  };
}

function prepare(app: FastifyInstance, options: HandlerOptions, origins: Origins): void {
  app.removeAllContentTypeParsers();
  takeJsonText(app, { bodyLimit: options.pipeline.limits.bodyBytes });
  app.addHook('onRequest', async (request, reply) => {
    const given = String(request.headers['x-request-id'] ?? '');
    request.id = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id });
    reply.headers(await origins.corsHeaders(request.headers));
  });
  app.setErrorHandler((error: { code?: string; statusCode?: number }, request, reply) =>
    answer(reply, refusal(explain(error), request.id, options.pipeline.telemetry.log) as never,
      JSON_RESPONSE));
}

/** What the framework refuses before our code runs, in our words. */
function explain(error: { code?: string; statusCode?: number }): unknown {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new GatewayError('BODY_TOO_LARGE', 'The body is too large.');
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new GatewayError('UNSUPPORTED_MEDIA_TYPE', 'Send application/json.');
  }
  if (error instanceof BodyError) {
    return new GatewayError(error.statusCode === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'BAD_REQUEST',
      error.message);
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new GatewayError('BAD_REQUEST', 'The request is not well formed.');
  }
  return error;
}

class HttpEndpoint {
  isClosing = false;
  /** Requests that came when we were closing already. */
  readonly #late = new WeakSet<FastifyRequest>();
  readonly #explorer: boolean;

  constructor(readonly options: HandlerOptions) {
    this.#explorer = options.mode === 'development' && hasExplorer();
  }

  serve(app: FastifyInstance): void {
    app.addHook('onRequest', (request, _reply, done) => {
      if (this.isClosing) this.#late.add(request);
      done();
    });
    app.post('/graphql', (request, reply) => this.#post(request, reply, undefined));
    app.post('/graphql/stream', (request, reply) => this.#post(request, reply, EVENT_STREAM));
    app.get('/graphql', (request, reply) => this.#get(request, reply, undefined));
    app.get('/graphql/stream', (request, reply) => this.#get(request, reply, EVENT_STREAM));
    app.options('/graphql', (_request, reply) => reply.code(204).send());
    app.options('/graphql/stream', (_request, reply) => reply.code(204).send());
    for (const url of ['/graphql', '/graphql/stream']) {
      app.route({ method: ['PUT', 'PATCH', 'DELETE', 'TRACE'], url, handler: (request, reply) =>
        answer(reply.header('allow', 'GET, POST, OPTIONS'), refusal(new GatewayError('METHOD_REFUSED',
          `${request.method} is not for a graph: send POST, or GET for a query.`), request.id,
        this.options.pipeline.telemetry.log) as never, JSON_RESPONSE) });
    }
    if (this.#explorer) serveExplorer(app);
  }

  #post(request: FastifyRequest, reply: FastifyReply, type: string | undefined): unknown {
    return this.#answer(request, reply, type, () => {
      if (typeof request.body !== 'string') {
        throw new GatewayError('BAD_REQUEST', 'The body is missing.');
      }
      return paramsOfBody(parseBody(request.body));
    });
  }

  #get(request: FastifyRequest, reply: FastifyReply, type: string | undefined): unknown {
    const query = request.query as Record<string, unknown>;
    const wantsPage = request.headers.accept?.includes('text/html') === true;
    if (this.#explorer && wantsPage && query['query'] === undefined) return sendExplorer(reply);
    return this.#answer(request, reply, type, () => {
      refuseForgedGet(request.headers);
      refuseOtherBytes(request.url);
      return paramsOfQuery(query);
    });
  }

  async #answer(request: FastifyRequest, reply: FastifyReply, fixed: string | undefined,
    read: () => GraphQLParams): Promise<unknown> {
    const { pipeline, authenticate } = this.options;
    let type = JSON_RESPONSE;
    try {
      type = fixed ?? responseType(request.headers.accept);
      // What was begun before is finished; a stream would not end, so none is begun any more.
      if (this.#late.has(request) || (this.isClosing && type === EVENT_STREAM)) {
        throw new GatewayError('CLOSING', 'This gateway is going down.');
      }
      const params = read();
      const actor = await authenticate(request.headers, bodyOf(request));
      const walk = walkOfHop(actor);
      const timeoutMs = Number(request.headers['x-request-timeout']);
      const asked = {
        ...params, actor, ip: senderOf(request.raw, this.options.trustProxy), requestId: request.id,
        mayWrite: request.method === 'POST', signal: hangUpSignal(reply.raw),
        trace: request.headers['traceparent'] as string | undefined,
        // A span, not a moment: callers' clocks are their own.
        ...(walk && { walk }),
        ...(timeoutMs > 0 ? { deadlineAt: Date.now() + timeoutMs } : {}),
      };
      if (type !== EVENT_STREAM) return answer(reply, await pipeline.execute(asked), type);
      return await this.#stream(request, reply, asked);
    } catch (error) {
      const shown = type === EVENT_STREAM ? JSON_RESPONSE : type;
      const refused = refusal(error, request.id, pipeline.telemetry.log);
      pipeline.telemetry.refused(refused.errors ?? []);
      return answer(reply, refused as never, shown);
    }
  }

  async #stream(request: FastifyRequest, reply: FastifyReply,
    asked: Parameters<Pipeline['stream']>[0]): Promise<unknown> {
    const { pipeline, authenticate } = this.options;
    const { heartbeatMs, reauthenticateEveryMs } = pipeline.limits;
    const { events: opened, errors } = await pipeline.stream(asked, 'sse');
    // What is wrong with an operation is told by an event, as the protocol wants; to come back later, by a status.
    if (errors?.some(({ extensions }) => extensions?.['code'] === 'RATE_LIMITED')) {
      return answer(reply, { errors }, GRAPHQL_RESPONSE);
    }
    const events = opened ?? once({ encoded: JSON.stringify({ errors }) });
    let isCutOff = false;
    const stop = watchToken(request.headers, authenticate, reauthenticateEveryMs, () => {
      isCutOff = true;
      void events.return();
    });
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value as string);
    }
    await writeEventStream(reply.raw, events, heartbeatMs, () => isCutOff || this.isClosing).finally(stop);
    return reply;
  }
}

function bodyOf({ body }: FastifyRequest): string {
  return typeof body === 'string' ? body : '';
}

async function* once(event: SharedEvent): AsyncGenerator<SharedEvent, void, void> {
  yield event;
}

function answer(reply: FastifyReply, result: PipelineResult, type: string): FastifyReply {
  const retryAfterMs = result.errors?.[0]?.extensions?.['retryAfterMs'];
  if (typeof retryAfterMs === 'number') {
    reply.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  }
  if (result.errors?.[0]?.extensions?.['code'] === 'METHOD_REFUSED' && !reply.hasHeader('allow')) {
    reply.header('allow', 'POST');
  }
  const status = statusFor(result, type);
  // RFC 9110, 11.6.1: who is to sign in is told how.
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(status).header('content-type', `${type}; charset=utf-8`)
    .header('cache-control', 'no-store').send(JSON.stringify(result));
}
