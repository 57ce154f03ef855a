import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import type { Logger } from 'pino';
import type { FactKeys } from '../calls/facts.ts';
import { RequestError } from '../errors.ts';
import { asBadInput } from '../graph/literals.ts';
import type { GraphContext } from '../graph/context.ts';
import { following } from '../observe/traces.ts';
import type { AuditQuestion, EventEnvelope, ForetellRequest, RequestContext } from '../port.ts';
import { HopRefused, logRefusedHop, type HopSecret, verifyHop } from '../signed-actor.ts';
import { hangUpSignal } from '../hang-up.ts';
import { serveHealth } from './health.ts';
import { BodyError, takeJsonText } from './json-body.ts';
import { leaveGently } from './leave-gently.ts';
import { maskError } from './mask-errors.ts';
import type { SubgraphRuntime } from './subgraph-runtime.ts';

export interface ServedSubgraph {
  readonly url: string;
  /** Says that it is not ready any more, and answers everything as before. */
  leave(): void;
  /** Requests that have not been answered yet. */
  readonly running: number;
  close(): Promise<void>;
}

/**
 * One subgraph alone over HTTP, on @apollo/server. It answers its gateway only: each request carries
 * the signed actor, bound to its body.
 */
export async function serveSubgraph(
  runtime: SubgraphRuntime, options: { port: number; host: string; secret: HopSecret; log: Logger },
): Promise<ServedSubgraph> {
  const { subgraph } = runtime;
  const apollo = apolloOf(runtime, options.log);
  await apollo.start();
  const app = fastify({
    bodyLimit: 8 * 1024 * 1024, forceCloseConnections: 'idle', return503OnClosing: false,
  });
  const leaving = leaveGently(app.server);
  // The signature covers the bytes, so the body stays text until it has been checked.
  takeJsonText(app);
  const verified = (request: FastifyRequest): RequestContext =>
    verifyHop(options.secret, request.headers['karat-actor'] as string | undefined,
      subgraph.name, request.body as string);
  app.setErrorHandler((error, request, reply) => sendError(error, request.url, reply, options.log));
  const health = serveHealth(app, runtime.database.url);
  const stream = streamHandler(runtime, verified);
  app.post('/graphql', async (request, reply) => {
    if (request.headers.accept?.includes('text/event-stream')) return stream(request, reply);
    const context = { ...verified(request), signal: hangUpSignal(reply.raw) };
    return following(`${subgraph.name} answers`, [request.headers['traceparent'] as string | undefined], () =>
      answer(apollo, runtime, context, request, reply));
  });
  addEventRoutes(app, runtime, verified);
  const url = await app.listen({ port: options.port, host: options.host });
  return {
    url,
    leave: () => health.leave(),
    get running() { return leaving.running; },
    close: async () => {
      leaving.breakStreams();
      await leaving.closeDoor();
      await app.close();
      await apollo.stop();
      await health.close();
    },
  };
}

function apolloOf(runtime: SubgraphRuntime, log: Logger): ApolloServer<GraphContext> {
  return new ApolloServer<GraphContext>({
    schema: runtime.subgraph.built.schema, introspection: false, csrfPrevention: false,
    includeStacktraceInErrorResponses: false, stopOnTerminationSignals: false,
    persistedQueries: false,
    // Nobody reads cache hints here, and working them out wraps every field of every answer.
    plugins: [TRACE_WHEN_ASKED, ApolloServerPluginCacheControlDisabled(), {
      requestDidStart: async () => ({
        willSendResponse: async ({ contextValue, document, errors, response }) => {
          contextValue.end();
          if (errors && response.body.kind === 'single') {
            response.body.singleResult.errors = errors.map((error) =>
              maskError((document && asBadInput(document, error)) ?? error, contextValue.request,
                log).toJSON());
          }
        },
      }),
    }],
  });
}

/** Federated tracing, for a gateway that asks for it; what an error says stays in our log. */
const TRACE_HEADER = 'apollo-federation-include-trace';
const TRACE_WHEN_ASKED = ApolloServerPluginInlineTrace({ includeErrors: { masked: true } });

function traceAsked({ headers }: FastifyRequest): [string, string][] {
  const asked = headers[TRACE_HEADER];
  return typeof asked === 'string' ? [[TRACE_HEADER, asked]] : [];
}

function streamHandler(
  runtime: SubgraphRuntime, verified: (request: FastifyRequest) => RequestContext,
) {
  return createHandler({
    schema: runtime.subgraph.built.schema,
    context: (request) => runtime.context(verified(request.raw)) as never,
    authenticate: () => null,
    // Each event reads anew, and no transaction is held while the next one is awaited.
    onNext: (context) => (context as unknown as GraphContext).close(),
  });
}

async function answer(
  apollo: ApolloServer<GraphContext>, runtime: SubgraphRuntime, context: RequestContext,
  request: FastifyRequest, reply: FastifyReply,
) {
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST', search: '', body: JSON.parse(request.body as string),
      headers: new HeaderMap([['content-type', 'application/json'], ...traceAsked(request)]),
    },
    context: async () => runtime.context(context),
  });
  reply.status(response.status ?? 200);
  for (const [name, value] of response.headers) reply.header(name, value);
  return reply.send(response.body.kind === 'complete' ? response.body.string : '');
}

function addEventRoutes(
  app: FastifyInstance, runtime: SubgraphRuntime,
  verified: (request: FastifyRequest) => RequestContext,
): void {
  const service = <Body, Answer>(path: string, act: (body: Body) => Promise<Answer>) =>
    app.post(path, async (request) => {
      if (verified(request).actor.kind !== 'service') {
        throw new RequestError('FORBIDDEN', 'Events come from services only.');
      }
      return act(JSON.parse(request.body as string) as Body);
    });
  service('/events', (events: EventEnvelope[]) => runtime.port.deliver(events));
  app.post('/facts', async (request) => {
    const context = verified(request);
    const asked = JSON.parse(request.body as string) as { subscriber: string; keys: FactKeys };
    return runtime.port.retell!({ ...asked, context });
  });
  service('/persons', (body: { personIds: string[] }) => runtime.port.giveRows!(body.personIds));
  service('/foretell', (asked: ForetellRequest) => runtime.port.foretell!(asked));
  service('/dead-letters', (body: { limit: number }) => runtime.port.deadLetters(body.limit));
  service('/audit', (asked: AuditQuestion) => runtime.port.auditRecords(asked));
  service('/waiting', (body: { limit: number }) => runtime.port.waiting(body.limit));
  service('/dead-letters/replay', async (body: { ids: string[] }) =>
    ({ replayed: await runtime.port.replayDeadLetters(body.ids) }));
}

function sendError(error: unknown, url: string, reply: FastifyReply, log: Logger) {
  if (error instanceof HopRefused) logRefusedHop(log, error, url);
  if (error instanceof RequestError) {
    return reply.status(error.code === 'UNAUTHENTICATED' ? 401 : 403)
      .send({ errors: [error.toJSON()] });
  }
  if (error instanceof BodyError) {
    return reply.status(error.statusCode).send({ errors: [{
      message: error.message, extensions: { code: 'BAD_USER_INPUT' },
    }] });
  }
  log.error({ err: error }, 'subgraph request failed');
  return reply.status(500).send({ errors: [{
    message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' },
  }] });
}

