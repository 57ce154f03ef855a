import { GraphQLError } from 'graphql';

/**
 * Top-level errors: the request itself was wrong. What a business rule refuses is no error but data
 * (see outcome.ts).
 */
export type RequestErrorCode =
  | 'BAD_USER_INPUT' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'LIMIT_EXCEEDED' | 'BUSY'
  | 'CANCELLED' | 'TOO_MANY_ATTEMPTS' | 'DEADLINE_EXCEEDED' | 'SUBGRAPH_UNAVAILABLE' | 'INTERNAL';

export class RequestError extends GraphQLError {
  constructor(
    readonly code: RequestErrorCode,
    message: string,
    extras: Record<string, unknown> = {},
  ) {
    super(message, { extensions: { code, ...extras } });
    this.name = 'RequestError';
  }
}

/**
 * A precondition of an event has not arrived yet: its aggregate waits, for as long as it must, and is tried
 * again. No failure, so never a dead letter.
 */
export class NotYet extends Error {
  constructor(what: string) {
    super(`not yet: ${what}`);
    this.name = 'NotYet';
  }
}

/**
 * The subgraph could not be reached, or what answered was not the subgraph at work: a read may be tried
 * once more, and events wait.
 */
export class SubgraphConnectionError extends Error {
  constructor(
    readonly subgraph: string, options?: ErrorOptions, what = 'could not be reached',
  ) {
    super(`subgraph ${subgraph} ${what}`, options);
    this.name = 'SubgraphConnectionError';
  }
}

const LOST = /^(08|57P0|ECONN|EPIPE|ETIMEDOUT)/;

/** PostgreSQL went away (restart, killed, network): the same may succeed in a moment. */
export function isConnectionLoss(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && LOST.test(code)) return true;
    if (/connection (terminated|ended|is closed)|client has encountered/i.test(at.message)) return true;
  }
  return false;
}
