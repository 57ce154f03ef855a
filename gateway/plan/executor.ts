import { Kind, type DocumentNode, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../../subgraphs/kernel/port.ts';
import type { SubgraphCaller } from '../execution/call-subgraph.ts';
import { endAtAsked } from './asked-paths.ts';
import { compilePlan, type CallService } from './compiled/compile-plan.ts';
import { forwardTarget } from './forwarding.ts';
import type { CallSubgraph, Graph, SubgraphFetch } from './graph.ts';
import { answerIntrospection, emptyAnswer } from './introspection.ts';
import { keepAsked, placeErrors } from './place-errors.ts';
import type { PreparedOperation } from './prepare-operation.ts';
import { asAsked, type Way } from './ways.ts';

type Variables = Record<string, unknown>;

/** Introspection is answered here, operations of one subgraph go straight, others by plan. */
export async function runOperation(
  graph: Graph,
  caller: SubgraphCaller,
  prepared: PreparedOperation,
  variables: Variables,
  request: RequestContext,
  coerced: Variables,
): Promise<ExecutionResult> {
  const { introspection, rest } = prepared.split;
  const schema = introspection === undefined ? undefined
    : answerIntrospection(graph.publicSchema, introspection, variables);
  if (rest === undefined) return schema!;
  const isRead = prepared.operation.operation === 'query';
  const way = prepared.ways.of(graph, coerced);
  if (way.planned === null) return answerIntrospection(graph.publicSchema, prepared.document, variables);
  const fetch = { document: way.planned, operationName: prepared.name, variables };
  if (way.forwardTo === undefined) await makeReady(graph, prepared, way, () => graph.plan(fetch, request));
  const { compiled } = way;
  const call: CallService = async (service, { isRead: reads, renamed: _names, ...asked }) =>
    placeErrors(await caller.call(service, { ...asked, context: request }, reads) as ExecutionResult, asked);
  const answered = typeof way.forwardTo === 'string'
    ? await forward(caller, prepared, way.forwardTo, { variables, request, isRead })
    : compiled ? await compiled(coerced, call) : await byPlanner(graph, way, fetch, { request, isRead });
  const result = keepAsked(endAtAsked(answered.data ? answered
    : { ...answered, data: emptyAnswer(graph.publicSchema, rest, variables) }, way.asked));
  return schema === undefined ? result : joined(result, schema);
}

async function makeReady(
  graph: Graph, prepared: PreparedOperation, way: Way, ask: () => ReturnType<Graph['plan']>,
): Promise<void> {
  const plan = await ask();
  way.compiled = compilePlan(graph, { operation: operationIn(way.asked), document: way.asked }, plan?.node);
  way.forwardTo = forwardTarget(graph, prepared, plan);
}

async function byPlanner(
  graph: Graph, way: Way, fetch: SubgraphFetch, context: Parameters<Graph['run']>[1],
): Promise<ExecutionResult> {
  const answered = await graph.run(fetch, context);
  return answered.data ? { ...answered, data: asAsked(graph, way, answered.data) } : answered;
}

function operationIn(document: DocumentNode): OperationDefinitionNode {
  return document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
}

async function forward(
  caller: SubgraphCaller,
  prepared: PreparedOperation,
  subgraph: string,
  { variables, request, isRead }: { variables: Variables; request: RequestContext; isRead: boolean },
): Promise<ExecutionResult> {
  const fetch = { document: prepared.document, operationName: prepared.name, variables };
  const answer = await caller.call(subgraph, { ...fetch, query: prepared.text, context: request }, isRead);
  return placeErrors(answer as ExecutionResult, fetch);
}

function joined(result: ExecutionResult, schema: ExecutionResult): ExecutionResult {
  const errors = [...(result.errors ?? []), ...(schema.errors ?? [])];
  return {
    data: result.data ? { ...result.data, ...schema.data } : result.data,
    ...(errors.length > 0 ? { errors } : {}),
  };
}

/** How the plan reaches subgraphs; while a subscription runs, its first fetch is answered here. */
export function subgraphCall(caller: SubgraphCaller): CallSubgraph {
  return async (subgraph, fetch, context) => {
    const operation = operationOf(fetch);
    if (operation === 'subscription' && context.source !== undefined) {
      if (context.source.event !== undefined) return context.source.event;
      context.source.subgraph = subgraph;
      context.source.fetch = fetch;
      return { data: null };
    }
    const answer = await caller.call(subgraph, {
      document: fetch.document, operationName: fetch.operationName, variables: fetch.variables,
      context: context.request,
    }, operation === 'query');
    return placeErrors(answer as ExecutionResult, fetch);
  };
}

function operationOf(fetch: SubgraphFetch): string {
  for (const node of fetch.document.definitions) {
    if (node.kind === 'OperationDefinition') return node.operation;
  }
  return 'query';
}
