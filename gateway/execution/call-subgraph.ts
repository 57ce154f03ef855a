import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Clock } from '../../subgraphs/kernel/clock.ts';
import { markSpan, spanHere } from '../../subgraphs/kernel/observe/traces.ts';
import type { SubgraphPort, SubgraphRequest } from '../../subgraphs/kernel/port.ts';
import { GatewayError, SubgraphConnectionError } from '../errors.ts';
import { hasForbiddenKey } from '../guard/forbidden-names.ts';
import type { GatewayLimits } from '../limits/limits.ts';
import type { Telemetry } from '../telemetry.ts';
import { CircuitBreaker } from './circuit-breaker.ts';

/** The deadline of a subscription: opening it is bounded, its life is not. */
export const NEVER = Number.MAX_SAFE_INTEGER;

type Answer = ExecutionResult | AsyncIterable<ExecutionResult>;

/**
 * The one door to the subgraphs: deadline, circuit, one retry for reads on a broken connection,
 * measurement, and a look at the answer's keys. Failures come back as errors with a code, so that
 * what other subgraphs answered is still delivered.
 */
export class SubgraphCaller {
  readonly #breakers = new Map<string, CircuitBreaker>();

  constructor(
    readonly ports: ReadonlyMap<string, SubgraphPort>,
    readonly limits: GatewayLimits,
    readonly telemetry: Telemetry,
    readonly clock: Clock,
  ) {
    const rule = { failures: limits.breakerFailures, openMs: limits.breakerOpenMs };
    for (const name of ports.keys()) this.#breakers.set(name, new CircuitBreaker(rule, clock));
  }

  /** Whether each subgraph's circuit is open. */
  circuits(): Map<string, boolean> {
    return new Map([...this.#breakers].map(([name, breaker]) => [name, breaker.isOpen]));
  }

  openCircuits(): string[] {
    return [...this.#breakers].flatMap(([name, breaker]) => breaker.isOpen ? [name] : []);
  }

  async call(name: string, request: SubgraphRequest, isRead: boolean): Promise<Answer> {
    const port = this.ports.get(name);
    const breaker = this.#breakers.get(name);
    if (port === undefined || breaker === undefined || !breaker.admits()) {
      return failure(new GatewayError('SUBGRAPH_UNAVAILABLE', `${name} does not answer.`,
        { subgraph: name }));
    }
    return spanHere(`subgraph ${name}`, {}, () => this.#measured(port, breaker, request, isRead));
  }

  async #measured(
    port: SubgraphPort, breaker: CircuitBreaker, request: SubgraphRequest, isRead: boolean,
  ): Promise<Answer> {
    const { name } = port;
    const stop = this.telemetry.subgraphSeconds.startTimer({ subgraph: name });
    try {
      const answer = await this.#attempt(port, request, isRead);
      breaker.succeeded();
      return this.#understood(checked(answer, name), name, request.context.requestId);
    } catch (error) {
      if (error instanceof SubgraphConnectionError || error instanceof TooSlow) breaker.failed();
      else breaker.succeeded();
      markSpan();
      this.telemetry.subgraphFailures.inc({ subgraph: name });
      return failure(this.#explain(name, error, request.context.requestId));
    } finally {
      stop();
    }
  }

  async #attempt(port: SubgraphPort, request: SubgraphRequest, isRead: boolean): Promise<Answer> {
    try {
      return await this.#withDeadline(port, request, isRead);
    } catch (error) {
      if (!isRead || !(error instanceof SubgraphConnectionError)) throw error;
      return await this.#withDeadline(port, request, isRead);
    }
  }

  /**
   * Waiting ends at the deadline even when the subgraph ignores the signal, and reads end when the
   * caller hangs up. A write that has been sent is finished whatever its caller does.
   */
  async #withDeadline(
    port: SubgraphPort, request: SubgraphRequest, isRead: boolean,
  ): Promise<Answer> {
    const outer = request.context.signal;
    if (outer?.aborted) throw abandoned();
    const now = Date.now();
    const deadlineAt = Math.min(request.context.deadlineAt, now + this.limits.subgraphDeadlineMs);
    // A caller in a hurry says nothing about the subgraph; only our own patience counts there.
    const Late = deadlineAt < now + this.limits.subgraphDeadlineMs ? GatewayError : TooSlow;
    const late = () => new Late('DEADLINE_EXCEEDED', `${port.name} took too long.`,
      { subgraph: port.name });
    if (deadlineAt <= now) throw late();
    const controller = new AbortController();
    const lasting = request.context.deadlineAt === NEVER ? NEVER : deadlineAt;
    const context = { ...request.context, deadlineAt: lasting, signal: controller.signal };
    const asked = port.execute({ ...request, context });
    return await new Promise<Answer>((resolve, reject) => {
      const over = (): void => {
        clearTimeout(timer);
        if (isRead) outer?.removeEventListener('abort', abandon);
      };
      const end = (error: GatewayError): void => {
        over();
        controller.abort();
        reject(error);
      };
      const abandon = (): void => end(abandoned());
      const timer = setTimeout(() => end(late()), deadlineAt - now);
      if (isRead) outer?.addEventListener('abort', abandon, { once: true });
      asked.then((answer) => {
        over();
        resolve(answer);
      }, (error: unknown) => {
        over();
        reject(error as Error);
      });
    });
  }

  /** The caller's document is valid here: a subgraph that says otherwise knows another graph, which is our fault. */
  #understood(answer: Answer, subgraph: string, requestId: string): Answer {
    if (Symbol.asyncIterator in answer || !answer.errors?.some(isNotUnderstood)) return answer;
    this.telemetry.log.error({ subgraph, requestId, said: answer.errors.filter(isNotUnderstood)
      .map(({ message }) => message) }, 'a subgraph does not understand what it is asked');
    const fault = { subgraph, requestId };
    return { ...answer, errors: answer.errors.map((error) => (isNotUnderstood(error)
      ? new GatewayError('INTERNAL', 'Something went wrong here.', fault) : error)) };
  }

  #explain(subgraph: string, error: unknown, requestId: string): GatewayError {
    if (error instanceof GatewayError) return error;
    this.telemetry.log.error({ err: error, subgraph, requestId }, 'subgraph call failed');
    if (error instanceof SubgraphConnectionError) {
      return new GatewayError('SUBGRAPH_UNAVAILABLE', `${subgraph} does not answer.`, { subgraph });
    }
    return new GatewayError('INTERNAL', 'Something went wrong here.', { requestId });
  }
}

function isNotUnderstood({ extensions }: GraphQLError): boolean {
  return extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED' || extensions?.['code'] === 'GRAPHQL_PARSE_FAILED';
}

function abandoned(): GatewayError {
  return new GatewayError('CANCELLED', 'Nobody waits for this answer any more.');
}

/** The subgraph had all the time it gets. */
class TooSlow extends GatewayError {}

function checked(answer: Answer, subgraph: string): Answer {
  if (Symbol.asyncIterator in answer) return answer;
  if (!hasForbiddenKey(answer.data)) return answer;
  return failure(new GatewayError('FORBIDDEN_NAME', 'A key in the answer is not allowed.',
    { subgraph }));
}

function failure(error: GatewayError): ExecutionResult {
  return { data: null, errors: [error] };
}
