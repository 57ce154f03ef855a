import type { ServerResponse } from 'node:http';
import type { SharedEvent } from './hub.ts';

/**
 * The distinct connections mode of the GraphQL over SSE protocol. A stream that is cut off, because its token
 * has ended or this gateway stops, ends without "complete": its client comes back.
 */
export async function writeEventStream(
  response: ServerResponse,
  events: AsyncGenerator<SharedEvent, void, void>,
  heartbeatMs: number,
  isCutOff: () => boolean = () => false,
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'connection': 'keep-alive',
    'x-accel-buffering': 'no',
  });
  response.write(':\n\n');
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  response.once('close', () => void events.return());
  try {
    for await (const event of events) {
      // Waiting for the socket keeps at most one event on its way; the queue holds the newest.
      await written(response, `event: next\ndata: ${event.encoded}\n\n`);
    }
    if (!response.destroyed && !isCutOff()) response.write('event: complete\ndata: \n\n');
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}

function written(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || response.write(text)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
