import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext } from '../port.ts';

/**
 * Errors with a code of ours go out as they are; anything else is a bug: logged whole, answered with
 * nothing but the request id to quote.
 */
export function maskErrors(
  result: ExecutionResult, request: RequestContext, log: Logger,
): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return result;
  return { ...result, errors: result.errors.map((error) => maskError(error, request, log)) };
}

export function maskError(error: GraphQLError, request: RequestContext, log: Logger): GraphQLError {
  if (typeof error.extensions['code'] === 'string') return error;
  // graphql-js' own complaints about a document carry no original error; those about variables may
  // wrap the one of a scalar or enum, and belong to no field.
  if (!error.originalError || (error.originalError instanceof GraphQLError && !error.path)) {
    return new GraphQLError(error.message, {
      nodes: error.nodes, path: error.path, extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  log.error({ requestId: request.requestId, path: error.path, err: error.originalError },
    'unexpected error');
  return new GraphQLError(`Something went wrong on our side (request ${request.requestId}).`, {
    path: error.path, extensions: { code: 'INTERNAL', requestId: request.requestId },
  });
}
