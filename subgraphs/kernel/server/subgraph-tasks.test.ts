import { describe, expect, it } from '@jest/globals';
import type { HandlerContext } from '../events/handler.ts';
import { drain } from '../commands/drain.ts';
import { accepted } from '../outcome.ts';
import { defineCommand } from '../commands/command.ts';
import { untilStopped } from './subgraph-tasks.ts';

describe('a job that goes by rounds', () => {
  it('ends between two of them when the house stops, and counts as failed', async () => {
    const stopping = new AbortController();
    let rounds = 0;
    const context = { run: async () => {
      rounds += 1;
      if (rounds === 3) stopping.abort();
      return accepted({ found: 500 });
    } } as unknown as HandlerContext;
    const command = defineCommand<{ limit: number }, { found: number }, never>(
      { name: 'expire', execute: async () => accepted({ found: 0 }) });
    const job = drain('expire', '* * * * *', command as never, ({ found }: { found: number }) => found);
    await expect(job.run(untilStopped(context, stopping.signal), null, null as never))
      .rejects.toThrow('the house stops');
    expect(rounds).toBe(3);
  });
});
