import { currentToken, refresh } from '../auth/oidc.ts';
import type { TypedDocumentString } from '../gql/graphql.ts';
import { GraphError, type WireError } from './graph-error.ts';
import { reportTrouble } from './troubles.ts';

interface WireAnswer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly WireError[];
}

const GRAPH = '/graphql';
/** Codes that say "not now" rather than "not you" or "not like this". */
const TROUBLES = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'INTERNAL',
  'BUSY',
  'CLOSING',
  'RATE_LIMITED',
]);

/** Asks the graph with a typed document. Partial answers are given, and told in the banner. */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables?: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const body = JSON.stringify({ query: String(document), variables: variables ?? {} });
  let answer = await send<Result>(body, await currentToken(), signal);
  if (codeOf(answer.wire) === 'UNAUTHENTICATED') {
    const user = await refresh(true);
    if (user) answer = await send<Result>(body, user.access_token, signal);
  }
  return readAnswer(answer);
}

interface Answer<Result> {
  readonly wire: WireAnswer<Result>;
  readonly status: number;
  readonly requestId: string | null;
}

async function send<Result>(
  body: string,
  token: string | null,
  signal?: AbortSignal,
): Promise<Answer<Result>> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
  };
  if (token) headers.authorization = `Bearer ${token}`;
  let response: Response;
  try {
    response = await fetch(GRAPH, { method: 'POST', headers, body, signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    reportTrouble({ code: 'NETWORK', requestId: null, partial: false });
    throw new GraphError('NETWORK', 'The house cannot be reached.', null, 0);
  }
  const requestId = response.headers.get('x-request-id');
  const wire = (await response.json().catch(() => ({}))) as WireAnswer<Result>;
  return { wire, status: response.status, requestId };
}

function readAnswer<Result>({ wire, status, requestId }: Answer<Result>): Result {
  const [first] = wire.errors ?? [];
  const id = first?.extensions?.requestId ?? requestId;
  const code = codeOf(wire);
  if (code && (TROUBLES.has(code) || status >= 500)) {
    reportTrouble({ code, requestId: id, partial: Boolean(wire.data) });
  } else if (!code && status >= 500) {
    reportTrouble({ code: 'INTERNAL', requestId: id, partial: false });
  }
  if (wire.data) return wire.data;
  throw new GraphError(code ?? 'INTERNAL', first?.message ?? `HTTP ${status}`, id, status);
}

function codeOf(wire: WireAnswer<unknown>): string | null {
  const [first] = wire.errors ?? [];
  return first ? (first.extensions?.code ?? 'INTERNAL') : null;
}
