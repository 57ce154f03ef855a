import type { TypedDocument } from './typed-document.ts';

/** One error at the top level of an answer, as the gateway writes it. */
export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: {
    readonly code?: string | undefined;
    readonly requestId?: string | undefined;
    readonly retryAfterMs?: number | undefined;
    readonly [more: string]: unknown;
  } | undefined;
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
  /** What was answered beside the errors; null when nothing was. `partialOf` says it with its type. */
  readonly partial: unknown;
  /** How long the house, or a proxy before it, asked to wait; null when nobody did. */
  readonly retryAfterMs: number | null;

  constructor(code: string, message: string, more: {
    readonly requestId?: string | null | undefined; readonly status?: number | undefined;
    readonly cause?: unknown; readonly errors?: readonly WireError[] | undefined;
    readonly partial?: unknown; readonly retryAfterMs?: number | null | undefined;
  } = {}) {
    super(message, { cause: more.cause });
    this.code = code;
    this.requestId = more.requestId ?? null;
    this.status = more.status ?? 0;
    this.errors = more.errors ?? [];
    this.partial = more.partial ?? null;
    this.retryAfterMs = more.retryAfterMs ?? null;
  }

  /** `partial` as the answer of the document that failed: a field that could not be answered is null in it. */
  partialOf<Result>(_document: TypedDocument<Result, never>): Result | null {
    return this.partial as Result | null;
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
