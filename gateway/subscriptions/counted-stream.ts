import type { Gauge } from 'prom-client';
import type { SharedEvent } from './hub.ts';

type Stream = AsyncGenerator<SharedEvent, void, void>;

/** Counts a stream as open until it ends or its reader leaves. */
export function countedStream(events: Stream, gauge: Gauge, transport: string): Stream {
  gauge.inc({ transport });
  let isOpen = true;
  const leave = (): void => {
    if (isOpen) gauge.dec({ transport });
    isOpen = false;
  };
  return {
    next: async () => {
      const item = await events.next();
      if (item.done === true) leave();
      return item;
    },
    return: (value) => { leave(); return events.return(value); },
    throw: (error) => { leave(); return events.throw(error); },
    [Symbol.asyncIterator]() { return this; },
    async [Symbol.asyncDispose]() { await this.return(); },
  };
}
