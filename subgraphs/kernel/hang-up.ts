import type { ServerResponse } from 'node:http';
import { RequestError } from './errors.ts';

/** Aborts when the connection ends before the answer was written: nobody waits for it any more. */
export function hangUpSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** What is begun for a caller who is gone is work for nobody: asked before each step. */
export function refuseAbandoned(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new RequestError('CANCELLED', 'Nobody waits for this answer any more.');
}
