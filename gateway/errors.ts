import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/**
 * Top-level errors of the graph. The list is closed: whatever else a subgraph answers is masked.
 * The number is the HTTP status when no data could be produced and the caller accepts
 * `application/graphql-response+json`.
 */
export const ERROR_STATUS = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  BATCH_REFUSED: 400,
  BODY_TOO_LARGE: 413,
  BUSY: 503,
  // Nobody reads it: the caller hung up. The number is the one proxies log for that.
  CANCELLED: 499,
  CLOSING: 503,
  COST_EXCEEDED: 400,
  CSRF_REFUSED: 403,
  DEADLINE_EXCEEDED: 504,
  // Nobody has read it: to its sender it is what a text is that does not parse.
  DOCUMENT_NOT_TRUSTED: 400,
  DOCUMENT_TOO_LARGE: 400,
  DOCUMENT_UNKNOWN: 404,
  FORBIDDEN: 403,
  FORBIDDEN_NAME: 400,
  FRAGMENT_CYCLE: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  INTERNAL: 500,
  INTROSPECTION_REFUSED: 403,
  LIMIT_EXCEEDED: 400,
  METHOD_REFUSED: 405,
  NOT_ACCEPTABLE: 406,
  ORIGIN_REFUSED: 403,
  RATE_LIMITED: 429,
  SUBGRAPH_UNAVAILABLE: 503,
  TOO_DEEP: 400,
  TOO_MANY_ALIASES: 400,
  TOO_MANY_ATTEMPTS: 429,
  TOO_MANY_DIRECTIVES: 400,
  TOO_MANY_HOPS: 400,
  TOO_MANY_ROOT_FIELDS: 400,
  TOO_MANY_SELECTIONS: 400,
  TOO_MANY_TOKENS: 400,
  UNAUTHENTICATED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
} as const;

export type GatewayErrorCode = keyof typeof ERROR_STATUS;

export class GatewayError extends GraphQLError {
  constructor(
    readonly code: GatewayErrorCode,
    message: string,
    extras: Record<string, unknown> = {},
    options: Pick<GraphQLErrorOptions, 'nodes' | 'source' | 'positions'> = {},
  ) {
    super(message, { ...options, extensions: { code, ...extras } });
    this.name = 'GatewayError';
  }
}

export { SubgraphConnectionError } from '../subgraphs/kernel/errors.ts';

export function isKnownCode(code: unknown): code is GatewayErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code);
}

export function statusOf(errors: readonly GraphQLError[]): number {
  const code = errors[0]?.extensions?.['code'];
  return isKnownCode(code) ? ERROR_STATUS[code] : 400;
}
