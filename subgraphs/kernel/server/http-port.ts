import { print, GraphQLError, type DocumentNode, type ExecutionResult } from 'graphql';
import { Pool } from 'undici';
import { serviceActor } from '../actor.ts';
import type {
  AuditRecord, DeadLetter, DeliveryOutcome, EventEnvelope, Foretold, RequestContext, SubgraphPort, SubgraphRequest,
  WaitingDelivery,
} from '../port.ts';
import type { GivenTable } from '../persons/give-rows.ts';
import { SubgraphConnectionError } from '../errors.ts';
import { traceHere } from '../observe/traces.ts';
import { openStream } from './http-stream.ts';
import { postText } from './post-text.ts';

export interface HttpPortOptions {
  readonly name: string;
  /** Base address without a path: `http://host:port`. */
  readonly url: string;
  /** The signed actor for one message, bound to exactly this body (see kernel/signed-actor.ts). */
  sign(context: RequestContext, body: string): string | Promise<string>;
  readonly connections?: number;
}

export interface HttpPort extends SubgraphPort {
  close(): Promise<void>;
}

/** The text of a document as it stands in a body: quoted once, not for each message. */
const quoted = new WeakMap<DocumentNode, string>();

/** A subgraph behind HTTP, over a pool of kept connections. */
export function createHttpPort(options: HttpPortOptions): HttpPort {
  const pool = new Pool(new URL(options.url).origin, {
    connections: options.connections ?? 64, pipelining: 1, keepAliveTimeout: 30_000,
  });
  const base = options.url.replace(/\/$/, '');
  const prefix = new URL(`${base}/`).pathname.replace(/\/$/, '');
  const house: RequestContext = {
    requestId: 'gateway', deadlineAt: 0, actor: serviceActor('gateway', ['platform:events']),
  };

  async function post<T>(path: string, body: string, context: RequestContext): Promise<T> {
    const headers = await headersFor(options, body, context);
    const { status, text } = await postText(pool, {
      path: prefix + path, headers, body, timeoutMs: 60_000, signal: context.signal,
    }).catch((cause: unknown) => { throw reached(options.name, cause, context); });
    if (!isAnswer(path, status)) {
      throw new SubgraphConnectionError(options.name, { cause: new Error(text.slice(0, 500)) },
        `answered ${status}`);
    }
    return readJson<T>(options.name, status, text);
  }

  return {
    name: options.name,
    execute: (request) => isSubscription(request.document)
      ? subscribe(options, base, request)
      : post<ExecutionResult>('/graphql', bodyOf(request), request.context).then(withErrors),
    deliver: async (events) => {
      const outcomes = await post<unknown>('/events', JSON.stringify(events),
        { ...house, deadlineAt: Date.now() + 60_000 });
      if (Array.isArray(outcomes)) return outcomes as DeliveryOutcome[];
      throw new SubgraphConnectionError(options.name, {}, 'says nothing about the events');
    },
    // Signed as the one whose sight counts: the owner tells only what that one may see.
    retell: ({ context, subscriber, keys }) => post<readonly EventEnvelope[]>('/facts',
      JSON.stringify({ subscriber, keys }), context),
    giveRows: (personIds) => post<readonly GivenTable[]>('/persons', JSON.stringify({ personIds }),
      { ...house, deadlineAt: Date.now() + 60_000 }),
    foretell: (asked) => post<Foretold>('/foretell', JSON.stringify(asked),
      { ...house, deadlineAt: Date.now() + 10_000 }),
    deadLetters: (limit) => post<readonly DeadLetter[]>('/dead-letters', JSON.stringify({ limit }),
      { ...house, deadlineAt: Date.now() + 10_000 }),
    waiting: (limit) => post<readonly WaitingDelivery[]>('/waiting', JSON.stringify({ limit }),
      { ...house, deadlineAt: Date.now() + 10_000 }),
    replayDeadLetters: async (ids) => (await post<{ replayed: number }>('/dead-letters/replay',
      JSON.stringify({ ids }), { ...house, deadlineAt: Date.now() + 60_000 })).replayed,
    auditRecords: (asked) => post<readonly AuditRecord[]>('/audit', JSON.stringify(asked),
      { ...house, deadlineAt: Date.now() + 10_000 }),
    close: () => pool.close(),
  };
}

async function headersFor(
  options: HttpPortOptions, body: string, context: RequestContext,
): Promise<Record<string, string>> {
  const traceparent = traceHere();
  const signed = options.sign(context, body);
  return {
    ...traceparent && { traceparent },
    'content-type': 'application/json',
    'accept': 'application/json',
    'karat-actor': typeof signed === 'string' ? signed : await signed,
    'x-request-id': context.requestId,
  };
}

function bodyOf(request: SubgraphRequest): string {
  let query = quoted.get(request.document);
  if (query === undefined) {
    query = JSON.stringify(request.query ?? print(request.document));
    quoted.set(request.document, query);
  }
  const rest = JSON.stringify({ variables: request.variables, operationName: request.operationName });
  return rest === '{}' ? `{"query":${query}}` : `{"query":${query},${rest.slice(1)}`;
}

/**
 * With 200, and 400 for a document that cannot be executed. Whatever else comes is about the way there (a hop
 * that is not believed, a crash, a proxy), though its body may be JSON and look like an answer.
 */
function isAnswer(path: string, status: number): boolean {
  return status === 200 || (status === 400 && path === '/graphql');
}

function readJson<T>(name: string, status: number, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new SubgraphConnectionError(name, { cause },
      `answered ${status} with no JSON: ${text.slice(0, 200)}`);
  }
}

/** An abort is the deadline's doing, which the caller already reports; the rest is the network. */
function reached(name: string, cause: unknown, context: RequestContext): unknown {
  if (context.signal?.aborted) return cause;
  return new SubgraphConnectionError(name, { cause });
}

function withErrors(result: ExecutionResult): ExecutionResult {
  if (result.errors === undefined) return result;
  const errors = result.errors.map(({ message, path, extensions }) =>
    new GraphQLError(message, { path, extensions }));
  return { ...result, errors };
}

function isSubscription(document: DocumentNode): boolean {
  return document.definitions.some((node) => node.kind === 'OperationDefinition'
    && node.operation === 'subscription');
}

async function subscribe(
  options: HttpPortOptions, base: string, request: SubgraphRequest,
): Promise<AsyncIterable<ExecutionResult>> {
  const body = bodyOf(request);
  const headers = await headersFor(options, body, request.context);
  return openStream({ name: options.name, url: `${base}/graphql`, body, headers,
    signal: request.context.signal });
}
