import {
  parse, type DocumentNode, type ExecutionResult, type GraphQLError, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import {
  compileCollect, compileRepresent, type Collect, type PathSegment, type Represent, type Requires,
} from './entities.ts';
import { entityErrors, rootErrors } from './locate-errors.ts';
import { mergeInto, type Answered } from './merge.ts';
import { compileProjection } from './projection.ts';
import { readRenamed, rename, type Renamed } from './rename.ts';

/** The planner's own words for what is to be fetched, as far as they are read here. */
export interface PlanNode {
  readonly kind: string;
  readonly nodes?: readonly PlanNode[];
  readonly node?: PlanNode;
  readonly path?: readonly PathSegment[];
  readonly serviceName?: string;
  readonly operation?: string;
  readonly operationName?: string;
  readonly variableUsages?: readonly string[];
  readonly requires?: readonly Requires[];
  readonly inputRewrites?: readonly unknown[];
  readonly outputRewrites?: readonly unknown[];
}

export interface Fetch {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
  /** What may be asked again, and is given up when nobody waits any more. */
  readonly isRead: boolean;
  /** Names that are in this fetch alone. */
  readonly renamed: Renamed;
}

type Variables = Readonly<Record<string, unknown>>;
export type CallService = (service: string, fetch: Fetch) => Promise<ExecutionResult>;

/** One run of a plan: what was fetched so far. */
interface Run {
  readonly data: Answered;
  readonly errors: GraphQLError[];
  readonly variables: Variables;
  readonly call: CallService;
}

/** What clients see, and what the planner knows. */
interface Schemas {
  readonly publicSchema: GraphQLSchema;
  readonly supergraph: GraphQLSchema;
}

export interface Operation {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
}

type Step = (run: Run) => Promise<unknown>;
export type CompiledPlan = (variables: Variables, call: CallService) => Promise<ExecutionResult>;

/**
 * A plan made ready to run many times: where to collect entities, how to name them and what to answer is
 * worked out once for an operation, instead of walking plan, schema and document for each request.
 * Null for what is rare (rewrites of what is sent, batches of several fetches): the planner's own
 * executor runs that.
 */
export function compilePlan(
  graph: Schemas, { operation, document }: Operation, plan: PlanNode | undefined,
): CompiledPlan | null {
  const root = graph.publicSchema.getRootType(operation.operation);
  const fragments = new Map(document.definitions.flatMap((node) =>
    (node.kind === 'FragmentDefinition' ? [[node.name.value, node] as const] : [])));
  const step = plan === undefined || operation.operation === 'subscription' ? null : compileStep(plan, graph);
  const project = root && compileProjection(graph.publicSchema, fragments, root, operation.selectionSet);
  if (!step || !project) return null;
  return async (variables, call) => {
    const run: Run = { data: {}, errors: [], variables, call };
    await step(run);
    return {
      ...Object.keys(run.data).length > 0 && { data: project(run.data) as Answered },
      ...run.errors.length > 0 && { errors: run.errors },
    };
  };
}

function compileStep(node: PlanNode, graph: Schemas): Step | null {
  switch (node.kind) {
    case 'Sequence': return inTurn(compileAll(node.nodes, graph));
    case 'Parallel': return atOnce(compileAll(node.nodes, graph));
    case 'Fetch': return compileRoot(node);
    case 'Flatten': return compileEntities(node, graph);
    default: return null;
  }
}

function compileAll(nodes: readonly PlanNode[] = [], graph: Schemas): readonly Step[] | null {
  const steps = nodes.map((node) => compileStep(node, graph));
  return steps.every((step) => step !== null) ? steps : null;
}

function inTurn(steps: readonly Step[] | null): Step | null {
  return steps && (async (run) => { for (const step of steps) await step(run); });
}

function atOnce(steps: readonly Step[] | null): Step | null {
  return steps && ((run) => Promise.all(steps.map((step) => step(run))));
}

const isFilled = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0;

function compileFetch(node: PlanNode): ((variables: Variables) => Fetch) | null {
  if (!node.operation || !node.serviceName) return null;
  const renamed = readRenamed(node.outputRewrites);
  if (isFilled(node.inputRewrites) || renamed === null) return null;
  const document = parse(node.operation, { noLocation: true });
  const { operationName, variableUsages = [] } = node;
  const isRead = document.definitions.every((one) => one.kind !== 'OperationDefinition' || one.operation === 'query');
  return (given) => {
    const variables: Record<string, unknown> = {};
    for (const name of variableUsages) if (Object.hasOwn(given, name)) variables[name] = given[name];
    return { document, operationName, variables, isRead, renamed };
  };
}

function compileRoot(node: PlanNode): Step | null {
  const fetch = isFilled(node.requires) ? null : compileFetch(node);
  if (fetch === null) return null;
  return async (run) => {
    const asked = fetch(run.variables);
    const { data, errors } = rename(await run.call(node.serviceName!, asked), asked.renamed);
    if (errors) run.errors.push(...rootErrors(errors, asked.document));
    if (data) mergeInto(run.data, data);
  };
}

interface Entities { readonly collect: Collect; readonly represent: Represent }

function compileEntities({ path = [], node }: PlanNode, graph: Schemas): Step | null {
  if (node?.kind !== 'Fetch' || !isFilled(node.requires)) return null;
  const fetch = compileFetch(node);
  const collect = compileCollect(path, graph.supergraph);
  const represent = compileRepresent(node.requires!, graph.supergraph);
  if (!fetch || !collect || !represent) return null;
  return async (run) => {
    const { places, representations } = named({ collect, represent }, run.data);
    if (representations.length === 0) return;
    const asked = fetch(run.variables);
    asked.variables['representations'] = representations;
    const { data, errors } = rename(await run.call(node.serviceName!, asked), asked.renamed);
    if (errors) run.errors.push(...entityErrors(errors, path, run.data, places));
    const entities = data?.['_entities'];
    if (!Array.isArray(entities)) return;
    for (const [place, index] of places) if (entities[index]) mergeInto(place, entities[index] as Answered);
  };
}

/** Each entity once, and where its answer goes: to how many places it may be. */
function named(
  { collect, represent }: Entities, data: Answered,
): { places: ReadonlyMap<Answered, number>; representations: Answered[] } {
  const found: Answered[] = [];
  collect(data, found);
  const places = new Map<Answered, number>();
  const representations: Answered[] = [];
  const known = new Map<string, number>();
  for (const entity of found) {
    const representation = represent(entity);
    if (representation === null) continue;
    const key = nameOf(representation);
    const index = known.get(key) ?? representations.push(representation) - 1;
    known.set(key, index);
    places.set(entity, index);
  }
  return { places, representations };
}

/** Equal for equal representations. Most have a type and one id, which are told apart without writing JSON. */
function nameOf(representation: Answered): string {
  const { __typename: type, id } = representation;
  let fields = 0;
  for (const _ in representation) fields += 1;
  return fields === 2 && typeof id === 'string' ? `${String(type)} ${id}` : JSON.stringify(representation);
}
