/**
 * What a command answers: the value, or the reasons why not. A refusal is data with a code from the
 * command's closed list; it changes nothing and is not stored, so the same key may be sent again
 * once the reason is gone.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  /** Where in the input: ['lines', '0', 'quantity']; empty for the whole. */
  readonly path: readonly string[];
  /** Typed extras that the user error carries beside its code, e.g. `remaining`. */
  readonly extras?: Readonly<Record<string, unknown>>;
}

export type Outcome<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly Refusal<Code>[] };

export function accepted<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refused<Code extends string>(
  code: Code,
  message: string,
  path: readonly string[] = [],
  extras?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly refusals: readonly Refusal<Code>[] } {
  return { ok: false, refusals: [extras ? { code, message, path, extras } : { code, message, path }] };
}

export function refusedAll<Code extends string>(
  refusals: readonly Refusal<Code>[],
): { readonly ok: false; readonly refusals: readonly Refusal<Code>[] } {
  return { ok: false, refusals };
}
