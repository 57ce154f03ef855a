import { currentToken } from '../auth/session.ts';
import type { TypedDocumentString } from '../gql/graphql.ts';
import { GraphError, type WireError } from './graph-error.ts';
import { readEvents } from './sse.ts';

interface Next<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly WireError[];
}

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
  for await (const { event, data } of readEvents(response.body)) {
    if (event === 'complete') return;
    if (event !== 'next' || !data) continue;
    const next = JSON.parse(data) as Next<Result>;
    const [error] = next.errors ?? [];
    if (next.data) yield next.data;
    else if (error)
      throw new GraphError(error.extensions?.code ?? 'INTERNAL', error.message, null, 200);
  }
}
