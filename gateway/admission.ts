import { getVariableValues } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../subgraphs/kernel/actor.ts';
import type { Walk } from '../subgraphs/kernel/port.ts';
import { authorise, type PolicyCheck } from './authorisation/authorise.ts';
import type { Mode, TrustedDocuments } from './documents.ts';
import { GatewayError } from './errors.ts';
import { refuseForbiddenKeys } from './guard/forbidden-names.ts';
import { refuseWideObjects } from './guard/wide-objects.ts';
import type { GatewayLimits } from './limits/limits.ts';
import type { CostReport, RateLimiter } from './limits/rate-limiter.ts';
import { badVariables } from './plan/bad-variables.ts';
import type { Graph } from './plan/graph.ts';
import { keyOf, prepareOperation, type PreparedOperation } from './plan/prepare-operation.ts';

export interface OperationRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly isPersistedQuery?: boolean;
  /** Set by `findDocument` alone, never by what came over the wire. */
  readonly registered?: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly ip?: string;
  /** A list that the house reads whole for somebody, by a document that it has looked at itself. */
  readonly walk?: Walk;
  /** False for GET, which may not change anything. */
  readonly mayWrite?: boolean;
}

export interface Admitted {
  readonly graph: Graph;
  readonly prepared: PreparedOperation;
  /** As the caller gave them, only the declared ones. */
  readonly variables: Record<string, unknown>;
  /** With defaults, as the cost model and the merging of reads see them. */
  readonly coerced: Record<string, unknown>;
}

export interface AdmissionParts {
  readonly mode: Mode;
  readonly limits: GatewayLimits;
  readonly documents: TrustedDocuments;
  readonly limiter: RateLimiter;
  readonly policy: PolicyCheck;
  readonly onCost: (cost: number) => void;
}

/** Asking for the schema itself in production. */
export const SCHEMA_SCOPE = 'schema:read';

/** What a document or its variables cost that are refused: guessing names is work for us, too. */
const REFUSED_COST = 10;

/** A page of a walk may cost as much as so many others. */
const WALK_PAGES = 10;

/** What it costs to ask the database for a document: nobody asks it for nothing. */
const LOOKUP_COST = 1;

/** Everything that can refuse a request before a subgraph hears of it, for one graph. */
export class Admission {
  readonly #prepared: LRUCache<string, PreparedOperation>;

  constructor(readonly graph: Graph, readonly parts: AdmissionParts) {
    this.#prepared = new LRUCache({
      max: parts.limits.cachedDocuments, maxSize: 64 * 1024 * 1024,
      sizeCalculation: (prepared) => prepared.key.length + 1,
    });
  }

  /** The request with the document that its client has registered, where it needs one. */
  async findDocument<Request extends OperationRequest>(request: Request, actor: Actor): Promise<Request> {
    const { documents, limiter } = this.parts;
    const registered = await documents.registered(request, actor,
      () => { limiter.take(actor, request.ip ?? '', LOOKUP_COST); });
    return registered === undefined ? request : { ...request, registered };
  }

  /** What does not depend on variables: document, guard, validity, introspection, authorisation. */
  admit(request: OperationRequest, actor: Actor): PreparedOperation {
    const prepared = this.#prepare(request, actor);
    if (prepared.operation.operation === 'mutation' && request.mayWrite === false) {
      throw new GatewayError('METHOD_REFUSED', 'A mutation must be sent by POST.');
    }
    if (prepared.split.asksSchema && this.#isClosedTo(actor)) {
      throw new GatewayError('INTROSPECTION_REFUSED', 'The schema is not shown here.');
    }
    authorise(prepared.requirements, actor, this.parts.policy);
    return prepared;
  }

  admitWhole(request: OperationRequest, actor: Actor): Admitted {
    const { graph } = this;
    const prepared = this.admit(request, actor);
    const given = request.variables ?? {};
    if (typeof given !== 'object' || Array.isArray(given)) {
      throw new GatewayError('BAD_REQUEST', 'variables must be a map.');
    }
    refuseWideObjects(given, 'the variables');
    refuseForbiddenKeys(given, 'the variables');
    const definitions = prepared.operation.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(graph.publicSchema, definitions,
      given as Record<string, unknown>, { maxErrors: 0 });
    if (errors !== undefined) {
      this.#takeForRefusal(request, actor);
      throw this.#told(new AggregateError(badVariables(
        graph.publicSchema, prepared.document, definitions, given as Record<string, unknown>)), actor);
    }
    return { graph, prepared, coerced, variables: declared(definitions, given) };
  }

  /**
   * Takes the cost from the client's budget. The house itself is not limited, nor is a walk of one moment, which a
   * job of the house does for somebody in its own time: its pages are ten times as long. The look before it begins
   * is asked by the client, who pays for it.
   */
  pay({ prepared, coerced }: Admitted, actor: Actor, ip: string, walk?: Walk): CostReport | undefined {
    const { limits, limiter, onCost } = this.parts;
    const cost = Math.ceil(prepared.costOf(coerced));
    const isWalk = walk !== undefined && walk.snapshot !== null;
    const most = isWalk ? limits.costPerRequest * WALK_PAGES : limits.costPerRequest;
    if (cost > most) {
      throw new GatewayError('COST_EXCEEDED', `This request costs ${cost}; one request may cost ${most}.`);
    }
    if (actor.kind === 'service' || isWalk) return undefined;
    const report = limiter.take(actor, ip, cost);
    onCost(cost);
    return report;
  }

  #prepare(request: OperationRequest, actor: Actor): PreparedOperation {
    const name = nameOf(request.operationName);
    try {
      const text = this.parts.documents.textOf(request, actor);
      const known = this.#prepared.get(keyOf(text, name));
      if (known !== undefined) return known;
      const prepared = prepareOperation(this.graph, this.parts.limits, text, name);
      this.#prepared.set(prepared.key, prepared);
      return prepared;
    } catch (error) {
      this.#takeForRefusal(request, actor);
      throw this.#told(error, actor);
    }
  }

  #takeForRefusal(request: OperationRequest, actor: Actor): void {
    if (actor.kind !== 'service') this.parts.limiter.take(actor, request.ip ?? '', REFUSED_COST);
  }

  #told(error: unknown, actor: Actor): unknown {
    return this.#isClosedTo(actor) ? withoutHints(error) : error;
  }

  #isClosedTo(actor: Actor): boolean {
    return this.parts.mode === 'production' && actor.kind !== 'service' && !actor.scopes.includes(SCHEMA_SCOPE);
  }
}

/** Where the schema is not shown, "Did you mean …" does not show it either. */
function withoutHints(error: unknown): unknown {
  if (!(error instanceof AggregateError)) return error;
  return new AggregateError(error.errors.map((one: unknown) => {
    if (!(one instanceof GatewayError)) return one;
    const { code: _code, ...extras } = one.extensions;
    return new GatewayError(one.code, one.message.replace(/ Did you mean .*$/s, ''), extras,
      { nodes: one.nodes });
  }));
}

function nameOf(name: unknown): string | undefined {
  if (name === undefined || name === null || name === '') return undefined;
  // Documents are kept under name and text: a name that is none could make one document out of two.
  if (typeof name === 'string' && /^[_A-Za-z]\w*$/.test(name)) return name;
  throw new GatewayError('BAD_REQUEST', 'operationName must be a name of GraphQL.');
}

function declared(
  definitions: readonly { variable: { name: { value: string } } }[], given: object,
): Record<string, unknown> {
  const names = definitions.map((definition) => definition.variable.name.value);
  return Object.fromEntries(names.filter((name) => Object.hasOwn(given, name))
    .map((name) => [name, (given as Record<string, unknown>)[name]]));
}
