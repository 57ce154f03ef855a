import type { ExecutionResult } from 'graphql';
import { createClient } from 'graphql-sse';
import { fetch, type Response } from 'undici';
import { SubgraphConnectionError } from '../errors.ts';

export interface StreamRequest {
  readonly name: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Record<string, string>;
  /** Ends the wait for the stream to open. */
  readonly signal: AbortSignal | undefined;
}

/**
 * A subscription over SSE. Whether the subgraph takes it is known before anybody reads: a hop that is not
 * believed, and a place where nobody listens, fail as every other call fails.
 */
export async function openStream(request: StreamRequest): Promise<AsyncIterable<ExecutionResult>> {
  const { name, signal } = request;
  const ending = new AbortController();
  const giveUp = (): void => ending.abort();
  signal?.addEventListener('abort', giveUp, { once: true });
  const response = await fetch(request.url, { method: 'POST', body: request.body, signal: ending.signal,
    headers: { ...request.headers, accept: 'text/event-stream' } })
    .catch((cause: unknown) => {
      throw signal?.aborted ? cause : new SubgraphConnectionError(name, { cause });
    })
    .finally(() => signal?.removeEventListener('abort', giveUp));
  if (!isStream(response)) {
    const said = await response.text().catch(() => '');
    throw new SubgraphConnectionError(name, { cause: new Error(said.slice(0, 500)) },
      `answered ${response.status} and no stream`);
  }
  return eventsOf(name, request.body, response, ending);
}

function isStream(response: Response): boolean {
  return response.ok && response.headers.get('content-type')?.startsWith('text/event-stream') === true;
}

function eventsOf(
  name: string, body: string, response: Response, ending: AbortController,
): AsyncIterable<ExecutionResult> {
  const client = createClient({
    url: response.url, singleConnection: false, retryAttempts: 0,
    fetchFn: (_url: string, { signal }: { signal: AbortSignal }) => {
      signal.addEventListener('abort', () => ending.abort(), { once: true });
      return Promise.resolve(response);
    },
  });
  const events = client.iterate(JSON.parse(body) as { query: string }) as AsyncGenerator<ExecutionResult>;
  // The client overhears an end that comes before the first question, so that is asked at once.
  const first = events.next();
  first.catch(() => undefined);
  return brokenAsSuch(name, first, events);
}

/** What breaks under way is the connection's doing, too. */
function brokenAsSuch(
  name: string, first: Promise<IteratorResult<ExecutionResult>>, events: AsyncGenerator<ExecutionResult>,
): AsyncIterable<ExecutionResult> {
  let begun = false;
  const next = async (): Promise<IteratorResult<ExecutionResult>> => {
    const item = begun ? events.next() : first;
    begun = true;
    return await item.catch((cause: unknown) => { throw new SubgraphConnectionError(name, { cause }); });
  };
  const end = async (): Promise<IteratorResult<ExecutionResult>> => {
    await events.return(undefined);
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
}
