import { textIn, textOf, trustedIdOf } from './documents.ts';
import type { TypedDocument } from './typed-document.ts';
import { KaratError, type WireError } from './errors.ts';
import { askedPauseMs } from './retry-after.ts';
import type { TokenKeeper } from './token.ts';

export type AnyDocument = TypedDocument<unknown, never> | string;

export interface Wire {
  readonly endpoint: string;
  readonly fetch: typeof fetch;
  readonly tokens: TokenKeeper;
  /** Ids this house turned out not to know: their text is sent. */
  readonly unknownIds: Set<string>;
  readonly sendIds: boolean;
}

export interface Call {
  readonly document: AnyDocument;
  readonly variables: unknown;
  readonly deadlineAt: number;
  readonly signal: AbortSignal;
}

export interface WireAnswer {
  readonly data?: unknown;
  readonly errors?: readonly WireError[];
}

/** Sends one request; a token or a document id the house does not accept is mended once, silently. */
export async function send(wire: Wire, call: Call, accept: string): Promise<Response> {
  const text = textIn(call.document);
  // What is no document is refused before anybody is asked for anything.
  if (trustedIdOf(call.document) === null) textOf(call.document);
  const token = await wire.tokens.get(call.signal);
  const first = await post(wire, call, accept, token);
  const code = first.ok ? null : await codeOf(first);
  if (code === 'DOCUMENT_UNKNOWN' && text !== null) {
    wire.unknownIds.add(trustedIdOf(call.document) ?? '');
    return post(wire, call, accept, token);
  }
  if (code === 'UNAUTHENTICATED' && token !== null) {
    return post(wire, call, accept, await wire.tokens.get(call.signal, token));
  }
  return first;
}

async function post(
  wire: Wire, call: Call, accept: string, token: string | null,
): Promise<Response> {
  const id = trustedIdOf(call.document);
  const byId = id !== null && (textIn(call.document) === null || (wire.sendIds && !wire.unknownIds.has(id)));
  try {
    return await wire.fetch(wire.endpoint, {
      method: 'POST', signal: call.signal,
      headers: {
        'content-type': 'application/json', accept,
        'x-request-timeout': String(Math.max(1, Math.floor(call.deadlineAt - Date.now()))),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({
        ...(byId ? { documentId: id } : { query: textOf(call.document) }),
        variables: call.variables ?? {},
      }),
    });
  } catch (cause) {
    if (call.signal.aborted) throw call.signal.reason;
    throw new KaratError('NETWORK', `No answer from ${wire.endpoint}.`, { cause });
  }
}

async function codeOf(response: Response): Promise<string | null> {
  const answer = await response.clone().json().catch(() => null) as WireAnswer | null;
  return answer?.errors?.[0]?.extensions?.code ?? null;
}

const JSON_ANSWER = 'application/graphql-response+json, application/json;q=0.9';

/** One try: the data, or a KaratError with the house's code. */
export async function attempt(wire: Wire, call: Call): Promise<unknown> {
  const response = await send(wire, call, JSON_ANSWER);
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    if (call.signal.aborted) throw call.signal.reason;
    throw new KaratError('NO_ANSWER', `The answer (${response.status}) broke off.`,
      { cause, status: response.status });
  }
  const answer = readAnswer(text);
  if (answer === null && response.ok) {
    throw new KaratError('NO_ANSWER', `The answer (${response.status}) is no JSON.`, { status: response.status });
  }
  return dataOf(response, answer ?? {});
}

function readAnswer(text: string): WireAnswer | null {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : null;
  } catch {
    return null;
  }
}

function dataOf(response: Response, answer: WireAnswer): unknown {
  if (response.ok && answer.data !== undefined && answer.data !== null && !answer.errors?.length) {
    return answer.data;
  }
  throw refusalOf(response, answer);
}

/** What an answer is that is no graph's: a proxy's, another server's. */
function ownCode(status: number): string {
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'NO_ANSWER' : status >= 400 ? 'NO_GRAPH' : 'INTERNAL';
}

export function refusalOf(response: Response, answer: WireAnswer): KaratError {
  const first = answer.errors?.[0];
  return new KaratError(
    first?.extensions?.code ?? ownCode(response.status),
    first?.message ?? `HTTP ${response.status}`,
    {
      status: response.status, errors: answer.errors ?? [], partial: answer.data ?? null,
      requestId: first?.extensions?.requestId ?? response.headers.get('x-request-id'),
      retryAfterMs: first?.extensions?.retryAfterMs ?? askedPauseMs(response),
    });
}
