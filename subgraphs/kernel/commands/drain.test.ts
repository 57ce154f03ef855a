import { describe, expect, it } from '@jest/globals';
import type { HandlerContext } from '../events/handler.ts';
import { accepted } from '../outcome.ts';
import { defineCommand } from './command.ts';
import { drain, untilNothing, type DrainOptions, type Lane } from './drain.ts';

/** A table that is written to beside the job: these many rows are found by each run. */
const fold = defineCommand<{ limit: number }, { folded: number }, never>({
  name: 'notes.fold', execute: async () => accepted({ folded: 0 }),
});

async function roundsOf(found: readonly number[], options: DrainOptions): Promise<number> {
  let rounds = 0;
  const context = {
    run: async () => accepted({ folded: found[rounds++] ?? 0 }),
  } as unknown as HandlerContext;
  await untilNothing(context, fold, {}, ({ folded }) => folded, options);
  return rounds;
}

describe('a job that drains', () => {
  it('runs until nothing is found', async () => {
    expect(await roundsOf([500, 3, 1], { limit: 500 })).toBe(4);
  });

  it('ends at less than it may take, where that says there is no more', async () => {
    expect(await roundsOf([10, 10, 3, 2, 1], { limit: 10, countsAll: true })).toBe(3);
    expect(await roundsOf([], { limit: 10, countsAll: true })).toBe(1);
  });

  it('side by side each lane runs until it finds nothing', async () => {
    const asked: unknown[] = [];
    const context = {
      run: async (_command: unknown, _event: unknown, input: { lane: Lane }) => {
        asked.push(input);
        return accepted({ folded: asked.length > input.lane.of ? 0 : 1 });
      },
    } as unknown as HandlerContext;
    const job = drain('fold', '1 * * * *', fold, ({ folded }) => folded, { limit: 7, lanes: 2 });
    await job.run(context, null, null as never);
    const lane = (nth: number) => ({ limit: 7, lane: { nth, of: 2 } });
    expect(asked).toEqual([lane(0), lane(1), lane(0), lane(1)]);
  });
});
