import { readEvents } from '../../client/src/server-events.ts';
import { currentToken } from '../auth/session.ts';
import type { TypedDocumentString } from '../gql/graphql.ts';
import { GraphError, type WireError } from './graph-error.ts';

interface Next<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly WireError[];
}

/** The house says something every 15 seconds; a line that is silent for three times that is broken. */
const PATIENCE = {
  silenceMs: 45_000,
  silent: (ms: number) => new GraphError('NETWORK', `Nothing came for ${ms} ms.`, null, 0),
};

/** A subscription over server-sent events, by fetch, because an EventSource cannot carry a token. */
export async function* stream<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal: AbortSignal,
): AsyncGenerator<Result> {
  const token = await currentToken(signal);
  const response = await fetch('/graphql/stream', {
    method: 'POST',
    signal,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query: String(document), variables }),
  });
  if (!response.ok || !response.body) {
    throw new GraphError('STREAM_REFUSED', `HTTP ${response.status}`, null, response.status);
  }
  for await (const { event, data } of readEvents(response.body, PATIENCE)) {
    if (event === 'complete') return;
    if (event !== 'next' || !data) continue;
    const next = JSON.parse(data) as Next<Result>;
    const [error] = next.errors ?? [];
    if (next.data) yield next.data;
    else if (error)
      throw new GraphError(error.extensions?.code ?? 'INTERNAL', error.message, null, 200);
  }
}
