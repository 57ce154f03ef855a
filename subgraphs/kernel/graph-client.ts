import type { ExecutionResult } from 'graphql';
import type { RequestContext } from './port.ts';

/**
 * The graph as a subgraph sees it when it orchestrates others: one typed document, a service actor, a
 * deadline, never inside a database transaction.
 */
export interface GraphClient {
  execute<Data>(
    request: { document: string; variables: Record<string, unknown>; context: RequestContext },
  ): Promise<ExecutionResult<Data>>;
}

/**
 * The same, with variables as JSON carries them (a moment as its text, nothing that is undefined), whether the rooms
 * share a process or not: in one process they would be handed over as they are. Every room's `services.graph` is this.
 */
export function withJsonVariables(graph: GraphClient): GraphClient {
  return {
    execute: (request) => graph.execute({
      ...request, variables: JSON.parse(JSON.stringify(request.variables)) as Record<string, unknown> }),
  };
}
