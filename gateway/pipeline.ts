import { randomUUID } from 'node:crypto';
import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import { ANONYMOUS, type Actor } from '../subgraphs/kernel/actor.ts';
import type { RequestContext, Walk } from '../subgraphs/kernel/port.ts';
import { following, nameSpan, type Trace } from '../subgraphs/kernel/observe/traces.ts';
import { refuseAbandoned } from '../subgraphs/kernel/hang-up.ts';
import type { Admission, Admitted, OperationRequest } from './admission.ts';
import { GatewayError } from './errors.ts';
import type { SubgraphCaller } from './execution/call-subgraph.ts';
import { maskErrors, refusal } from './execution/mask-errors.ts';
import type { GatewayLimits } from './limits/limits.ts';
import type { CostReport } from './limits/rate-limiter.ts';
import { runOperation } from './plan/executor.ts';
import type { PreparedOperation } from './plan/prepare-operation.ts';
import type { SingleFlight } from './plan/single-flight.ts';
import { countedStream } from './subscriptions/counted-stream.ts';
import type { SharedEvent, SubscriptionHub } from './subscriptions/hub.ts';
import { openUpstream } from './subscriptions/open-upstream.ts';
import type { Telemetry } from './telemetry.ts';

export interface PipelineRequest extends OperationRequest {
  readonly actor?: Actor;
  readonly requestId?: string;
  readonly ip?: string;
  /** Epoch milliseconds; never later than the gateway's own deadline. */
  readonly deadlineAt?: number;
  /** Aborts when the caller hangs up: reads end, and no further write is begun. */
  readonly signal?: AbortSignal;
  /** The house reads a list whole for somebody; never set by what came over the wire. */
  readonly walk?: Walk;
  /** What the caller traces. */
  readonly trace?: Trace;
}

export interface PipelineResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: { readonly cost?: CostReport };
}

export interface StreamResult {
  readonly errors?: readonly GraphQLFormattedError[];
  readonly events?: AsyncGenerator<SharedEvent, void, void>;
  readonly document?: DocumentNode;
  readonly operationName?: string;
}

export interface PipelineParts {
  readonly limits: GatewayLimits;
  readonly caller: SubgraphCaller;
  readonly telemetry: Telemetry;
  readonly flights: SingleFlight<PipelineResult>;
  readonly hub: SubscriptionHub;
  visibilityKey(actor: Actor): string;
}

interface Seen { prepared?: PreparedOperation; cost?: CostReport }

/** The way of every request: admission, execution, masking, measuring. */
export class Pipeline {
  readonly limits: GatewayLimits;
  readonly telemetry: Telemetry;
  running = 0;

  /** A reload replaces `admission`; what runs goes on with the graph it began with. */
  constructor(readonly parts: PipelineParts, public admission: Admission) {
    this.limits = parts.limits;
    this.telemetry = parts.telemetry;
  }

  execute(request: PipelineRequest): Promise<PipelineResult> {
    return following('graphql request', [request.trace], () => this.#execute(request));
  }

  async #execute(request: PipelineRequest): Promise<PipelineResult> {
    const started = performance.now();
    const actor = request.actor ?? ANONYMOUS;
    const requestId = request.requestId ?? randomUUID();
    const seen: Seen = {};
    this.running += 1;
    const result = await this.#answer(request, actor, requestId, seen)
      .catch((error: unknown) => refusal(error, requestId, this.telemetry.log) as PipelineResult)
      .finally(() => { this.running -= 1; });
    this.#measure(seen, actor, requestId, performance.now() - started, result);
    return seen.cost === undefined ? result : { ...result, extensions: { cost: seen.cost } };
  }

  /** The events of a subscription, or the one answer of another operation, as a stream. */
  async stream(request: PipelineRequest, transport: string, isFull = false): Promise<StreamResult> {
    const actor = request.actor ?? ANONYMOUS;
    const requestId = request.requestId ?? randomUUID();
    const { log } = this.telemetry;
    try {
      if (isFull) throw new GatewayError('LIMIT_EXCEEDED', 'Too many subscriptions at once.');
      const asked = await this.admission.findDocument(request, actor);
      const admitted = this.admission.admitWhole(asked, actor);
      const { document, name: operationName } = admitted.prepared;
      if (admitted.prepared.operation.operation !== 'subscription') {
        const result = await this.execute({ ...request, requestId });
        return { document, operationName, events: once({ encoded: JSON.stringify(result) }) };
      }
      this.admission.pay(admitted, actor, request.ip ?? '');
      const events = this.#join(admitted, actor, this.#context({}, actor, requestId));
      log.info({ requestId, operation: operationName ?? null, actorKind: actor.kind,
        actorId: actor.id, transport }, 'subscription opened');
      const { subscriptions } = this.telemetry;
      return { document, operationName, events: countedStream(events, subscriptions, transport) };
    } catch (error) {
      const errors = refusal(error, requestId, log).errors ?? [];
      this.telemetry.refused(errors, actor.kind);
      return { errors };
    }
  }

  #join(admitted: Admitted, actor: Actor, context: RequestContext): ReturnType<typeof once> {
    const { graph, prepared, variables, coerced } = admitted;
    const { caller, hub, visibilityKey } = this.parts;
    const key = JSON.stringify([prepared.key, coerced, visibilityKey(actor)]);
    return hub.join(key,
      () => openUpstream(graph, caller, this.limits, { prepared, variables, coerced }, context));
  }

  async #answer(
    request: PipelineRequest, actor: Actor, requestId: string, seen: Seen,
  ): Promise<PipelineResult> {
    const admitted = this.admission.admitWhole(await this.admission.findDocument(request, actor), actor);
    seen.prepared = admitted.prepared;
    const { name = '', operation: { operation } } = admitted.prepared;
    nameSpan({ 'graphql.operation.name': name, 'graphql.operation.type': operation, requestId });
    if (operation === 'subscription') {
      throw new GatewayError('BAD_REQUEST', 'Subscriptions need an event stream.');
    }
    seen.cost = this.admission.pay(admitted, actor, request.ip ?? '', request.walk);
    return await this.#run(admitted, actor, this.#context(request, actor, requestId));
  }

  #context(request: PipelineRequest, actor: Actor, requestId: string): RequestContext {
    const latest = Date.now() + this.limits.requestDeadlineMs;
    const deadlineAt = Math.min(latest, request.deadlineAt ?? latest);
    const { signal, walk } = request;
    return { requestId, actor, deadlineAt, signal, ...(walk && { walk }) };
  }

  async #run(admitted: Admitted, actor: Actor, context: RequestContext): Promise<PipelineResult> {
    const { graph, prepared, variables, coerced } = admitted;
    const run = async (shared: RequestContext): Promise<PipelineResult> => {
      const result = await runOperation(graph, this.parts.caller, prepared, variables, shared, coerced);
      if (result.errors === undefined || result.errors.length === 0) return { data: result.data };
      return { data: result.data ?? null,
        errors: maskErrors(result.errors, context.requestId, this.telemetry.log) };
    };
    refuseAbandoned(context.signal);
    // A page of a walk is of another moment than the same page now.
    if (context.walk !== undefined) return await run(context);
    if (prepared.operation.operation !== 'query') {
      return await run(context).finally(() => this.parts.flights.written());
    }
    return await this.parts.flights.share(
      { actor, operation: prepared.key, variables: coerced, signal: context.signal },
      (signal) => run({ ...context, signal }));
  }

  #measure(seen: Seen, actor: Actor, requestId: string, durationMs: number,
    result: PipelineResult): void {
    const kind = seen.prepared?.operation.operation ?? 'refused';
    const { telemetry } = this;
    const codes = telemetry.refused(result.errors ?? [], actor.kind);
    const outcome = codes.length === 0 ? 'answered' : 'errors';
    telemetry.requests.inc({ operation: kind, outcome });
    telemetry.requestSeconds.observe({ operation: kind }, durationMs / 1000);
    telemetry.log.info({
      requestId, operation: seen.prepared?.name ?? null, kind, actorKind: actor.kind,
      actorId: actor.id, durationMs: Math.round(durationMs * 100) / 100,
      cost: seen.cost?.requested ?? 0, codes,
    }, 'request');
  }
}

async function* once(event: SharedEvent): AsyncGenerator<SharedEvent, void, void> {
  yield event;
}
