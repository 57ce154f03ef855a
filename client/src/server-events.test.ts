import { describe, expect, it } from '@jest/globals';
import { readEvents, type ServerEvent } from './server-events.ts';

const PATIENCE = { silenceMs: 30, silent: (ms: number) => new Error(`silent for ${ms} ms`) };

async function eventsOf(...parts: string[]): Promise<ServerEvent[]> {
  const bytes = new TextEncoder();
  async function* chunks() {
    for (const part of parts) yield bytes.encode(part);
  }
  const events: ServerEvent[] = [];
  for await (const event of readEvents(ReadableStream.from(chunks()), PATIENCE)) events.push(event);
  return events;
}

describe('readEvents', () => {
  it('reads events that arrive in pieces', async () => {
    expect(await eventsOf('event: ne', 'xt\ndata: {"a":1}\n', '\nevent: complete\n\n')).toEqual([
      { event: 'next', data: '{"a":1}' },
      { event: 'complete', data: '' },
    ]);
  });

  it('skips comments that only keep the connection open', async () => {
    expect(await eventsOf(':\n\n:\n\ndata: x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
  });

  it('joins data of several lines and keeps letters cut in two', async () => {
    const bytes = new TextEncoder().encode('data: 金\ndata: 价\n\n');
    async function* cut() {
      yield bytes.slice(0, 7);
      yield bytes.slice(7);
    }
    const events: ServerEvent[] = [];
    for await (const event of readEvents(ReadableStream.from(cut()), PATIENCE)) events.push(event);
    expect(events).toEqual([{ event: 'message', data: '金\n价' }]);
  });

  it('takes a line for broken on which nothing comes', async () => {
    const silent = new ReadableStream<Uint8Array>(
      { start: (to) => { to.enqueue(new TextEncoder().encode(':\n\n')); } });
    await expect(readEvents(silent, PATIENCE).next()).rejects.toThrow('silent for 30 ms');
  });
});
