import type { Dispatcher } from 'undici';

export interface Message {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TextAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * One message and its whole answer. Answers of subgraphs are read as they come and put together once: a stream
 * for each, which nobody reads piece by piece, costs the gateway as much as the message itself.
 */
export function postText(pool: Dispatcher, message: Message): Promise<TextAnswer> {
  const { path, headers, body, timeoutMs, signal } = message;
  if (signal?.aborted) return Promise.reject(signal.reason as Error);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let controller: Dispatcher.DispatchController | null = null;
    const abort = (): void => { controller?.abort(signal!.reason as Error); };
    signal?.addEventListener('abort', abort, { once: true });
    const settle = (finish: () => void): void => {
      signal?.removeEventListener('abort', abort);
      finish();
    };
    pool.dispatch({
      path, method: 'POST', headers, body, headersTimeout: timeoutMs, bodyTimeout: timeoutMs,
    }, {
      onRequestStart: (given) => {
        controller = given;
        if (signal?.aborted) abort();
      },
      onResponseStart: (_controller, code) => { status = code; },
      onResponseData: (_controller, chunk) => { chunks.push(chunk); },
      onResponseEnd: () => settle(() => resolve({ status, text: textOf(chunks) })),
      onResponseError: (_controller, error) => settle(() => reject(error)),
    });
  });
}

function textOf(chunks: readonly Buffer[]): string {
  return (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8');
}
