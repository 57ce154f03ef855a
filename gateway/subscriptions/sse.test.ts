import { describe, expect, it } from '@jest/globals';
import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { SharedEvent } from './hub.ts';
import { LatestQueue } from './latest-queue.ts';
import { writeEventStream } from './sse.ts';

/** A reader whose connection takes nothing until it drains. */
class SlowResponse extends EventEmitter {
  readonly written: string[] = [];
  isFull = false;
  destroyed = false;
  writeHead(): void {}
  write(text: string): boolean {
    this.written.push(text);
    this.emit('written');
    return !this.isFull;
  }

  end(): void { this.emit('ended'); }
}

const event = (n: number): SharedEvent => ({ encoded: `{"n":${n}}` });
const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe('an event stream', () => {
  it('to a slow reader keeps one event on its way and the newest waiting', async () => {
    const response = new SlowResponse();
    const queue = new LatestQueue<SharedEvent>(() => undefined);
    void writeEventStream(response as unknown as ServerResponse, queue, 60_000);
    response.isFull = true;
    queue.put(event(1));
    await settle();
    for (const n of [2, 3, 4, 5]) {
      queue.put(event(n));
      await settle();
    }
    const data = (): string[] => response.written.filter((text) => text.includes('data: {'));
    expect(data()).toEqual(['event: next\ndata: {"n":1}\n\n']);
    response.isFull = false;
    response.emit('drain');
    await settle();
    expect(data()).toEqual(['event: next\ndata: {"n":1}\n\n', 'event: next\ndata: {"n":5}\n\n']);
    const ended = once(response, 'ended');
    queue.end();
    await ended;
    expect(response.written.at(-1)).toBe('event: complete\ndata: \n\n');
    expect(response.listenerCount('drain')).toBe(0);
  });

  it('beats while nothing happens, and stops when the reader has gone', async () => {
    const response = new SlowResponse();
    let hasLeft = false;
    const queue = new LatestQueue<SharedEvent>(() => { hasLeft = true; });
    const done = writeEventStream(response as unknown as ServerResponse, queue, 5);
    while (response.written.length < 4) await once(response, 'written');
    response.destroyed = true;
    response.emit('close');
    await done;
    expect(hasLeft).toBe(true);
    const before = response.written.length;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    expect(response.written).toHaveLength(before);
  });
});
