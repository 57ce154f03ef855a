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
