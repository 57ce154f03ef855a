import pino from 'pino';
import { Registry } from 'prom-client';
import { SubgraphCaller } from '../../gateway/execution/call-subgraph.ts';
import { DEFAULT_LIMITS } from '../../gateway/limits/limits.ts';
import { runOperation, subgraphCall } from '../../gateway/plan/executor.ts';
import { createGraph } from '../../gateway/plan/graph.ts';
import { prepareOperation } from '../../gateway/plan/prepare-operation.ts';
import { Telemetry } from '../../gateway/telemetry.ts';
import { systemClock } from '../../subgraphs/kernel/clock.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { OWNER, type TestGraph } from '../kit/graph.ts';
import { houseSchemas } from '../kit/schemas.ts';

export interface BothWays {
  readonly compiled: unknown;
  readonly planned: unknown;
  /** Whether the plan was understood, so that there is something to compare. */
  readonly isCompiled: boolean;
}

/** A read answered by its compiled plan, and by the planner's own executor. */
export async function openBothExecutors(house: TestGraph['house']) {
  const telemetry = new Telemetry(pino({ level: 'silent' }), new Registry(), () => new Map());
  const caller = new SubgraphCaller(house.ports, DEFAULT_LIMITS, telemetry, systemClock);
  const graph = await createGraph(houseSchemas().get('supergraph.graphql')!, [...house.ports.keys()],
    subgraphCall(caller));
  return async (query: string, variables: Record<string, unknown>): Promise<BothWays> => {
    const prepared = prepareOperation(graph, { ...DEFAULT_LIMITS, hops: 1_000 }, query, undefined);
    const way = prepared.ways.of(graph, variables);
    const run = async (road: Partial<typeof way>): Promise<unknown> => {
      Object.assign(way, road);
      const request = { requestId: newId(), actor: OWNER, deadlineAt: Date.now() + 10_000 };
      const { data, errors } = await runOperation(graph, caller, prepared, variables, request, variables);
      // As text: the order in which things were asked counts, too.
      return JSON.stringify({ data, errors: errors?.map(({ message, path }) => ({ message, path })) });
    };
    // What one subgraph answers alone is asked by plan here, too.
    await run({});
    const { compiled } = way;
    return {
      compiled: await run({ forwardTo: null }), isCompiled: compiled !== null && compiled !== undefined,
      planned: await run({ forwardTo: null, compiled: null }),
    };
  };
}
