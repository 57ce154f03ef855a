/**
 * A document that knows its answer and its variables: ours, and what codegen makes of yours, as texts
 * (`TypedDocumentString`) or as parsed documents (`TypedDocumentNode`, its default).
 */
export interface TypedDocument<Result, Variables> {
  readonly __apiType?: ((variables: Variables) => Result) | undefined;
  readonly __meta__?: Record<string, unknown> | undefined;
  toString(): string;
}
