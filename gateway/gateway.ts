import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { ANONYMOUS, type Actor } from '../subgraphs/kernel/actor.ts';
import { systemClock, type Clock } from '../subgraphs/kernel/clock.ts';
import type { SubgraphPort } from '../subgraphs/kernel/port.ts';
import type { TrustProxy } from './callers/caller-address.ts';
import { Admission, type AdmissionParts } from './admission.ts';
import { noPolicy, type PolicyCheck } from './authorisation/authorise.ts';
import { verifyAuthorisation } from './authorisation/verify-authorisation.ts';
import { checkDocument, type DocumentVerdict } from './check-document.ts';
import { TrustedDocuments, type Mode } from './documents.ts';
import { GatewayError, SubgraphConnectionError } from './errors.ts';
import { SubgraphCaller } from './execution/call-subgraph.ts';
import { refusal } from './execution/mask-errors.ts';
import { createHandler, type HandlerOptions } from './http/handler.ts';
import type { ClientOrigins } from './http/origin.ts';
import { DEFAULT_LIMITS, type GatewayLimits } from './limits/limits.ts';
import { RateLimiter } from './limits/rate-limiter.ts';
import { Pipeline, type PipelineRequest, type PipelineResult } from './pipeline.ts';
import { subgraphCall } from './plan/executor.ts';
import { createGraph } from './plan/graph.ts';
import type { DocumentStore } from './registered-documents.ts';
import { SingleFlight } from './plan/single-flight.ts';
import { SubscriptionHub } from './subscriptions/hub.ts';
import { visibilityKey } from './subscriptions/visibility.ts';
import { Telemetry } from './telemetry.ts';

export interface GatewayOptions {
  readonly supergraphSdl: string;
  /** In this process or behind HTTP: the gateway does not know the difference. */
  readonly ports: ReadonlyMap<string, SubgraphPort>;
  /** No token → ANONYMOUS; a bad token → throws GatewayError('UNAUTHENTICATED'). */
  authenticate(headers: IncomingHttpHeaders, body?: string): Promise<Actor>;
  readonly mode: Mode;
  /** sha256 (hex) of the text → text. */
  readonly trustedDocuments?: ReadonlyMap<string, string>;
  /** Where partner clients' own documents are. */
  readonly registeredDocuments?: DocumentStore;
  readonly limits?: Partial<GatewayLimits>;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly registry?: Registry;
  /** What `/metrics` answers; this registry's numbers when left out. */
  readonly metrics?: () => Promise<string>;
  /** Answers `@policy`; without it no policy is met. */
  readonly policy?: PolicyCheck;
  /** Which actors may share one subscription upstream. */
  readonly visibilityKey?: (actor: Actor) => string;
  /** Which proxies in front of us are believed when they say who asks. */
  readonly trustProxy?: TrustProxy;
  /** Origins besides our own that browsers may call from. */
  readonly allowedOrigins?: readonly string[];
  /** Origins of single partner clients, whose tokens alone may be used from there. */
  readonly clientOrigins?: ClientOrigins;
  /** False where another house has proven this very supergraph: the proof takes two seconds of a start. */
  readonly proves?: boolean;
  /** What this process needs and cannot reach now; with any of it, it is not ready. */
  readonly missing?: () => Promise<readonly string[]>;
}

export interface GatewayRequest extends PipelineRequest {
  /** Used when no actor is given. */
  readonly headers?: IncomingHttpHeaders;
}

export interface Gateway {
  readonly handler: FastifyPluginAsync;
  readonly registry: Registry;
  /** How many protected fields the start-up proof asked for without a token. */
  readonly provenFields: number;
  execute(request: GatewayRequest): Promise<PipelineResult>;
  /** Judges a document that is to be registered for whoever has these scopes. */
  checkDocument(text: string, scopes: readonly string[]): DocumentVerdict;
  /** Refuses a bad supergraph by throwing; the old one stays. */
  reload(supergraphSdl: string): Promise<void>;
  /** Called after each reload: what was judged by the graph before is judged anew. */
  onReload(heard: () => void): void;
  /** Says that it is not ready any more, and answers everything as before. */
  leave(): void;
  /** Operations that have not been answered yet. */
  readonly running: number;
  close(): Promise<void>;
}

export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const limits: GatewayLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.clock ?? systemClock;
  const registry = options.registry ?? new Registry();
  const telemetry = new Telemetry(options.log, registry, () => caller.circuits());
  const caller: SubgraphCaller = new SubgraphCaller(options.ports, limits, telemetry, clock);
  const parts: AdmissionParts = {
    mode: options.mode, limits, limiter: new RateLimiter(limits, clock),
    documents: new TrustedDocuments(
      options.trustedDocuments ?? new Map(), options.mode, options.registeredDocuments),
    policy: options.policy ?? noPolicy, onCost: (cost) => telemetry.cost.inc(cost),
  };
  const first = await provenAdmission(options, parts, caller, options.supergraphSdl, options.proves !== false);
  const hub = new SubscriptionHub((error) => refusal(broken(error), randomUUID(), options.log));
  const pipeline = new Pipeline({
    limits, caller, telemetry, hub, flights: new SingleFlight(),
    visibilityKey: options.visibilityKey ?? visibilityKey,
  }, first.admission);
  const reloaded: (() => void)[] = [];
  const http = createHandler({ ...handlingOf(options, registry), pipeline });
  return {
    handler: http.plugin, registry, provenFields: first.provenFields,
    execute: async ({ headers, ...request }) => {
      try {
        const actor = request.actor
          ?? (headers === undefined ? ANONYMOUS : await options.authenticate(headers));
        return await pipeline.execute({ ...request, actor });
      } catch (error) {
        return refusal(error, request.requestId ?? '', options.log) as PipelineResult;
      }
    },
    checkDocument: (text, scopes) => checkDocument(pipeline.admission.graph, limits, text, scopes),
    reload: async (supergraphSdl) => {
      const next = await provenAdmission(options, parts, caller, supergraphSdl, true);
      pipeline.admission = next.admission;
      parts.documents.forget();
      for (const heard of reloaded) heard();
    },
    onReload: (heard) => { reloaded.push(heard); },
    leave: () => http.leave(),
    get running() { return pipeline.running; },
    close: async () => {
      // Connections go first: a reader that is told "complete" would not come back to the next gateway.
      const closed = http.close();
      hub.close();
      await closed;
      await idle(pipeline, limits.requestDeadlineMs);
    },
  };
}

function handlingOf(options: GatewayOptions, registry: Registry): Omit<HandlerOptions, 'pipeline'> {
  return {
    authenticate: (headers, body) => options.authenticate(headers, body), mode: options.mode,
    allowedOrigins: options.allowedOrigins ?? [], clientOrigins: options.clientOrigins,
    trustProxy: options.trustProxy, missing: options.missing,
    unansweredDocuments: () => options.registeredDocuments?.unanswered?.() ?? Promise.resolve(0),
    metrics: options.metrics ?? (() => registry.metrics()),
  };
}

async function provenAdmission(
  options: GatewayOptions, parts: AdmissionParts, caller: SubgraphCaller, sdl: string, proves: boolean,
): Promise<{ admission: Admission; provenFields: number }> {
  const graph = await createGraph(sdl, [...options.ports.keys()], subgraphCall(caller));
  const admission = new Admission(graph, parts);
  // Probes are no registered documents; the mode decides only who may send which document.
  const probing = new Admission(graph, {
    ...parts, mode: 'development', documents: new TrustedDocuments(new Map(), 'development'),
  });
  if (!proves) return { admission, provenFields: 0 };
  const provenFields = verifyAuthorisation(graph.publicSchema, graph.requirements,
    (query, actor) => probing.admit({ query }, actor));
  return { admission, provenFields };
}

/** A broken connection is no bug of ours; anything else is logged and masked. */
function broken(error: unknown): unknown {
  if (!(error instanceof SubgraphConnectionError)) return error;
  return new GatewayError('SUBGRAPH_UNAVAILABLE', 'The source of these events does not answer.');
}

/** Waits for what is running, at most as long as a request may run. */
async function idle(pipeline: Pipeline, longestMs: number): Promise<void> {
  const until = Date.now() + longestMs;
  while (pipeline.running > 0 && Date.now() < until) {
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}
