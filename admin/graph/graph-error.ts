export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly requestId?: string };
}

/** Why the graph gave no answer: a code for programs, the request id for whoever looks it up. */
export class GraphError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string | null,
    readonly status: number,
  ) {
    super(message);
    this.name = 'GraphError';
  }
}

export function isAuthError(error: unknown): boolean {
  return error instanceof GraphError && error.code === 'UNAUTHENTICATED';
}
