import type { Job } from '../define-subgraph.ts';
import type { HandlerContext } from '../events/handler.ts';
import type { Command } from './command.ts';

/** A command that takes at most `limit` of what is due in one transaction. */
type Bounded<Input, Value> = Command<Input & { limit: number }, Value, never>;

/** A share of what is due, `nth` of `of`, that nobody else takes meanwhile; what divides it never changes. */
export interface Lane { readonly nth: number; readonly of: number }

export interface DrainOptions {
  /** Of one transaction. */
  readonly limit?: number;
  /**
   * `found` counts whatever was taken, so that fewer than the limit were all there was. What comes meanwhile
   * is the next run's: a steady stream would keep the job at work without a pause, a few rows each time.
   */
  readonly countsAll?: boolean;
  /**
   * So many transactions side by side, each with its `lane` in the command's input: while one decides the database
   * writes for the other.
   */
  readonly lanes?: number;
}

const LIMIT = 500;
/** A command that finds the same things for ever is a bug, and must not keep a worker for ever. */
const MOST_ROUNDS = 10_000;

/**
 * A job that does what is due, however much it is: the command runs again, each time in a transaction of
 * its own, until `found` says that it found nothing, or not as much as it might.
 *
 *     drain('expire-lots', '5 * * * *', expireLots, ({ members }) => members)
 */
export function drain<Value>(
  name: string, cron: string, command: Bounded<{ lane?: Lane }, Value>, found: (value: Value) => number,
  options: DrainOptions = {},
): Job {
  return {
    name, cron,
    run: async (context) => {
      const { lanes: of = 1 } = options;
      // Each is waited for, also when another fails: what is still at work would meet the next try of the job.
      const ended = await Promise.allSettled(Array.from({ length: of }, (_, nth) =>
        untilNothing(context, command, of > 1 ? { lane: { nth, of } } : {}, found, options)));
      for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
    },
  };
}

/** The same inside a job of another kind, with an input. */
export async function untilNothing<Input extends object, Value>(
  context: HandlerContext, command: Bounded<Input, Value>, input: Input,
  found: (value: Value) => number, { limit = LIMIT, countsAll = false }: DrainOptions = {},
): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const run = { id: null, requestId: `job ${command.name}` };
    const outcome = await context.run(command, run, { ...input, limit });
    if (!outcome.ok || found(outcome.value) < (countsAll ? limit : 1)) return;
  }
  throw new Error(`${command.name} finds no end`);
}
