import { pino } from 'pino';
import { Registry } from 'prom-client';
import { composeSupergraph } from '../../../gateway/compose.ts';
import { SubgraphCaller } from '../../../gateway/execution/call-subgraph.ts';
import { maskErrors } from '../../../gateway/execution/mask-errors.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import { DEFAULT_LIMITS } from '../../../gateway/limits/limits.ts';
import { runOperation, subgraphCall } from '../../../gateway/plan/executor.ts';
import { defaultsOf } from '../../../gateway/plan/default-variables.ts';
import { createGraph } from '../../../gateway/plan/graph.ts';
import { prepareOperation, type PreparedOperation } from '../../../gateway/plan/prepare-operation.ts';
import { Telemetry } from '../../../gateway/telemetry.ts';
import { serviceActor } from '../../../subgraphs/kernel/actor.ts';
import { systemClock } from '../../../subgraphs/kernel/clock.ts';
import { peerPort, sdlOf, type PeerSubgraph, type World } from './world.ts';

/** Path and code; a code alone is a refusal of the whole request. */
export type Told = readonly [path: string, code: string] | readonly [code: string];

export interface PeerCase {
  readonly query: string;
  readonly data?: unknown;
  readonly errors?: readonly Told[];
  readonly variables?: Record<string, unknown>;
  /** The planner's own executor fails over it. */
  readonly isOurs?: boolean;
}

/** One kind of thing that federated graphs do, with subgraphs of its own. */
export interface PeerKind {
  readonly name: string;
  readonly subgraphs: Readonly<Record<string, PeerSubgraph>>;
  readonly world: World;
  readonly cases: readonly PeerCase[];
  /** What another composition would say better. */
  readonly supergraph?: (sdl: string) => string;
}

/** With defaults. */
const whole = ({ operation }: PreparedOperation, variables: Record<string, unknown>) =>
  ({ ...defaultsOf(operation), ...variables });

/** `Node.id` is for those who are signed in, in whatever graph. */
const CALLER = serviceActor('peers', []);

type Answer = { data?: unknown; errors?: readonly {
  readonly path?: readonly (string | number)[]; readonly extensions?: Record<string, unknown> }[] };
type Ask = (asked: PeerCase) => Promise<Answer>;

/**
 * As callers get it; by the planner's own executor; and by the plan made ready once, where that can be, however
 * many subgraphs it asks.
 */
export async function openKind(kind: PeerKind): Promise<Record<'asGiven' | 'byPlan' | 'readyMade', Ask>
  & { close(): Promise<void> }> {
  const log = pino({ level: 'silent' });
  const ports = new Map(Object.entries(kind.subgraphs)
    .map(([name, subgraph]) => [name, peerPort(name, subgraph, kind.world)] as const));
  const composed = composeSupergraph(Object.entries(kind.subgraphs)
    .map(([name, subgraph]) => ({ name, sdl: sdlOf(subgraph) })));
  const supergraphSdl = kind.supergraph?.(composed) ?? composed;
  const gateway = await createGateway({ supergraphSdl, ports, mode: 'development', log,
    authenticate: () => Promise.resolve(CALLER) });
  const telemetry = new Telemetry(log, new Registry(), () => new Map());
  const caller = new SubgraphCaller(ports, DEFAULT_LIMITS, telemetry, systemClock);
  const graph = await createGraph(supergraphSdl, [...ports.keys()], subgraphCall(caller));
  const run = async (prepared: PreparedOperation, variables: Record<string, unknown>): Promise<Answer> => {
    const { data, errors } = await runOperation(graph, caller, prepared, variables,
      { requestId: 'r', actor: CALLER, deadlineAt: Date.now() + 10_000 }, whole(prepared, variables));
    return { data, errors: errors && maskErrors(errors, 'r', log) } as Answer;
  };
  return {
    asGiven: async ({ query, variables }) => await gateway.execute({ query, variables, actor: CALLER }) as Answer,
    byPlan: async ({ query, variables = {} }) => {
      const prepared = prepareOperation(graph, DEFAULT_LIMITS, query, undefined);
      prepared.ways.of(graph, whole(prepared, variables)).forwardTo = null;
      return await run(prepared, variables);
    },
    readyMade: async ({ query, variables = {} }) => {
      const prepared = prepareOperation(graph, DEFAULT_LIMITS, query, undefined);
      await run(prepared, variables);
      prepared.ways.of(graph, whole(prepared, variables)).forwardTo = null;
      return await run(prepared, variables);
    },
    close: () => gateway.close(),
  };
}

/** Names that a gateway has for itself: no error says them. */
const OWN_NAMES = /_entities|_internal|representations|__nothing|_Any|_service/;

/** Data and errors, as a case says them. */
export function shown({ data, errors = [] }: Answer): { data: unknown; errors: Told[] } {
  const told = JSON.stringify(errors);
  if (OWN_NAMES.test(told)) throw new Error(`an error names what nobody asked for: ${told}`);
  return {
    data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)) as unknown,
    errors: errors.map(({ path, extensions }): Told => {
      const code = String(extensions?.['code']);
      return path ? [path.join('.'), code] : [code];
    }).sort(),
  };
}
