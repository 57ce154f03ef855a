/** One error at the top level of an answer, as the gateway writes it. */
export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    readonly code?: string;
    readonly requestId?: string;
    readonly retryAfterMs?: number;
    readonly [more: string]: unknown;
  };
}

/** What a business rule said no to; each mutation has its own closed list of codes. */
export interface UserError<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly path: readonly string[];
}

/** The request failed: malformed, not signed in, over a limit, or the house is in trouble. */
export class KaratError extends Error {
  override readonly name: string = 'KaratError';
  /** Codes of the gateway, or NETWORK, DEADLINE, ABORTED, NO_ANSWER, NO_GRAPH from this side. */
  readonly code: string;
  /** Name it when you ask the house for help. */
  readonly requestId: string | null;
  readonly status: number;
  readonly errors: readonly WireError[];
  /** What was answered beside the errors; null when nothing was. */
  readonly partial: unknown;

  constructor(code: string, message: string, more: {
    readonly requestId?: string | null; readonly status?: number; readonly cause?: unknown;
    readonly errors?: readonly WireError[]; readonly partial?: unknown;
  } = {}) {
    super(message, { cause: more.cause });
    this.code = code;
    this.requestId = more.requestId ?? null;
    this.status = more.status ?? 0;
    this.errors = more.errors ?? [];
    this.partial = more.partial ?? null;
  }
}

/** A refusal by a rule, thrown by `orThrow`; `userErrors` keep their type. */
export class KaratRefusal<E extends UserError = UserError> extends Error {
  override readonly name: string = 'KaratRefusal';
  readonly userErrors: readonly E[];

  constructor(userErrors: readonly E[]) {
    super(userErrors.map(({ code, message, path }) =>
      `${code}${path.length > 0 ? ` at ${path.join('.')}` : ''}: ${message}`).join('; '));
    this.userErrors = userErrors;
  }

  /** The first code, typed by the mutation. */
  get code(): E['code'] {
    return this.userErrors[0]!.code;
  }
}

/** The payload of a mutation that was done, or its refusal thrown with typed codes. */
export function orThrow<E extends UserError, Payload extends { readonly userErrors: readonly E[] }>(
  payload: Payload & { readonly userErrors: readonly E[] },
): Payload {
  if (payload.userErrors.length > 0) throw new KaratRefusal<E>(payload.userErrors);
  return payload;
}
