import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Admitted } from '../admission.ts';
import type { RequestContext } from '../../subgraphs/kernel/port.ts';
import { NEVER, type SubgraphCaller } from '../execution/call-subgraph.ts';
import { asErrors, maskErrors, refusal } from '../execution/mask-errors.ts';
import type { GatewayLimits } from '../limits/limits.ts';
import type { Graph, SubscriptionSource } from '../plan/graph.ts';
import { endAtAsked } from '../plan/asked-paths.ts';
import { keepAsked } from '../plan/place-errors.ts';
import { asAsked } from '../plan/ways.ts';
import type { Upstream } from './hub.ts';

/**
 * The executor of the planner keeps one list of errors for the life of a subscription, so an error
 * of the first event would come back with every later one. We therefore run the plan once to learn
 * its first fetch, subscribe with that ourselves, and run the plan anew for each event, answering
 * its first fetch with the event.
 */
export async function openUpstream(
  graph: Graph,
  caller: SubgraphCaller,
  limits: GatewayLimits,
  { prepared, variables, coerced }: Pick<Admitted, 'prepared' | 'variables' | 'coerced'>,
  request: RequestContext,
): Promise<Upstream> {
  const { log } = caller.telemetry;
  const way = prepared.ways.of(graph, coerced);
  const fetch = { document: way.planned ?? prepared.document, operationName: prepared.name, variables };
  const run = (source: SubscriptionSource, context: RequestContext) =>
    graph.run(fetch, { request: context, isRead: true, source });
  const asked = ({ data, ...rest }: ExecutionResult): ExecutionResult =>
    endAtAsked({ ...rest, data: data && asAsked(graph, way, data) }, way.asked);
  const masked = (result: ExecutionResult): ExecutionResult => {
    if (result.errors === undefined) return { ...result, data: result.data ?? null };
    const errors = asErrors(maskErrors(result.errors, request.requestId, log));
    return { ...result, data: result.data ?? null, errors };
  };
  const source: SubscriptionSource = {};
  await run(source, request);
  if (source.fetch === undefined || source.subgraph === undefined) {
    return single(masked({ errors: [new GraphQLError('the plan has no subscription')] }));
  }
  const answer = await caller.call(source.subgraph,
    { ...source.fetch, context: { ...request, deadlineAt: NEVER } }, false);
  if (!(Symbol.asyncIterator in answer)) return single(masked(answer));
  return {
    events: answer[Symbol.asyncIterator](),
    complete: async (event) => {
      try {
        const deadlineAt = Date.now() + limits.requestDeadlineMs;
        return masked(keepAsked(asked(await run({ event }, { ...request, deadlineAt }))));
      } catch (error) {
        return refusal(error, request.requestId, log);
      }
    },
  };
}

/** A refusal of the owner is the only event of the stream. */
function single(result: ExecutionResult): Upstream {
  let isSent = false;
  return {
    events: {
      next: () => {
        const done = isSent;
        isSent = true;
        return Promise.resolve(done
          ? { done: true, value: undefined } : { done: false, value: result });
      },
    },
    complete: (event) => Promise.resolve(event),
  };
}
