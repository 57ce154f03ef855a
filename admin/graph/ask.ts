import { currentToken, tokenRefused } from '../auth/session.ts';
import type { TypedDocumentString } from '../gql/graphql.ts';
import { answerOf } from './answered.ts';
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
  const answered = answerOf(variables);
  if (answered) return answered(String(document), variables as Record<string, unknown>) as Result;
  const answer = await exchange<Result>(document, variables, signal);
  const error = errorOf(answer);
  if (answer.wire.data) return answer.wire.data;
  throw error ?? new GraphError('INTERNAL', `HTTP ${answer.status}`, answer.requestId, answer.status);
}

/** Asks for what must be whole to be true: a null then means that there is nothing. */
export async function askWhole<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables?: Variables,
): Promise<Result> {
  const answer = await exchange<Result>(document, variables);
  const error = errorOf(answer);
  if (!error && answer.wire.data) return answer.wire.data;
  throw error ?? new GraphError('INTERNAL', `HTTP ${answer.status}`, answer.requestId, answer.status);
}

async function exchange<Result>(
  document: TypedDocumentString<Result, any>,
  variables: unknown,
  signal?: AbortSignal,
): Promise<Answer<Result>> {
  const body = JSON.stringify({ query: String(document), variables: variables ?? {} });
  for (let renewals = 0; ; renewals += 1) {
    const token = await tokenOrTrouble(signal);
    const answer = await send<Result>(body, token, signal);
    if (codeOf(answer.wire) !== 'UNAUTHENTICATED') return answer;
    const next = await tokenRefused(token);
    // A new sign-in is another beginning; a token that is refused as soon as it is made is none.
    if (next === 'ended') renewals = -1;
    else if (next === 'unknown' || renewals > 0) return answer;
  }
}

async function tokenOrTrouble(signal: AbortSignal | undefined): Promise<string | null> {
  try {
    return await currentToken(signal);
  } catch (error) {
    if (error instanceof GraphError) reportTrouble({ code: error.code, requestId: null, partial: false });
    throw error;
  }
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

/** Why it is not whole, told in the banner when the house has a trouble; null when it is. */
function errorOf({ wire, status, requestId }: Answer<unknown>): GraphError | null {
  const [first] = wire.errors ?? [];
  const id = first?.extensions?.requestId ?? requestId;
  const code = codeOf(wire);
  if (code && (TROUBLES.has(code) || status >= 500)) {
    reportTrouble({ code, requestId: id, partial: Boolean(wire.data) });
  } else if (!code && status >= 500) {
    reportTrouble({ code: 'INTERNAL', requestId: id, partial: false });
  }
  return code ? new GraphError(code, first?.message ?? `HTTP ${status}`, id, status) : null;
}

function codeOf(wire: WireAnswer<unknown>): string | null {
  const [first] = wire.errors ?? [];
  return first ? (first.extensions?.code ?? 'INTERNAL') : null;
}
