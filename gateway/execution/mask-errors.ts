import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isKnownCode } from '../errors.ts';

/** What a caller may learn beside the code; everything else in `extensions` stays inside. */
const SHOWN = ['code', 'requestId', 'retryAfterMs', 'subgraph', 'requiredScopes',
  'requiredPolicies', 'limit', 'path', 'reason', 'argument'];

/** Errors with a code of the closed list pass; all others are logged whole and answered masked. */
export function maskErrors(
  errors: readonly (GraphQLError | GraphQLFormattedError)[],
  requestId: string,
  log: Logger,
): GraphQLFormattedError[] {
  // What left many fields empty is one thing in the log.
  const logged = new Set<unknown>();
  return errors.map((error) => maskError(error, requestId, log, logged));
}

function maskError(
  error: GraphQLError | GraphQLFormattedError,
  requestId: string,
  log: Logger,
  logged: Set<unknown>,
): GraphQLFormattedError {
  const where = {
    ...(error.locations
      ? { locations: error.locations.map(({ line, column }) => ({ line, column })) } : {}),
    ...(error.path ? { path: error.path } : {}),
  };
  const code = error.extensions?.['code'];
  if (isKnownCode(code) && code !== 'INTERNAL') {
    return { message: error.message, ...where, extensions: shown(error.extensions ?? {}) };
  }
  const original = sourceOf(error);
  // A subgraph that says INTERNAL has logged it whole itself, under the same request id.
  if (code !== 'INTERNAL' && !logged.has(original)) log.error({ err: original, requestId }, 'masked error');
  logged.add(original);
  return { message: 'Something went wrong here.', ...where,
    extensions: { code: 'INTERNAL', requestId } };
}

/** What was thrown in the first place: places were added on the way. */
function sourceOf(error: GraphQLError | GraphQLFormattedError): unknown {
  let at: unknown = error;
  while (at instanceof GraphQLError && at.originalError) at = at.originalError;
  return at;
}

function shown(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(SHOWN.filter((key) => Object.hasOwn(extensions, key))
    .map((key) => [key, extensions[key]]));
}

/** Anything thrown on the way, as an answer without data. */
export function refusal(thrown: unknown, requestId: string, log: Logger): ExecutionResult {
  if (thrown instanceof AggregateError) {
    return { errors: asErrors(maskErrors(thrown.errors.map(toError), requestId, log)) };
  }
  return { errors: asErrors(maskErrors([toError(thrown)], requestId, log)) };
}

function toError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  return new GraphQLError('internal', { originalError: thrown as Error });
}

/** Formatted errors serialise the same way; the type of ExecutionResult asks for the class. */
export function asErrors(errors: readonly GraphQLFormattedError[]): GraphQLError[] {
  return errors as unknown as GraphQLError[];
}
