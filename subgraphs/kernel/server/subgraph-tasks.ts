import type { Task, TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Subgraph } from '../define-subgraph.ts';
import type { HandlerContext } from '../events/handler.ts';
import { runLaneJob, type LaneJob } from '../events/lane-job.ts';
import { KEPT, prune, type Retention } from '../events/prune.ts';
import { sweepLanes } from '../events/sweep.ts';
import type { Services } from '../graph/context.ts';
import { fromJson } from '../json.ts';
import { following } from '../observe/traces.ts';
import type { SubgraphPort } from '../port.ts';

interface TaskOptions {
  readonly ports: ReadonlyMap<string, SubgraphPort>;
  readonly log: Logger;
  readonly retention?: Retention;
}

/** What a worker does for a subgraph: its own jobs, and those of its events. */
export function tasksOf(
  subgraph: Subgraph, { ports, log, retention }: TaskOptions, handlers: HandlerContext,
  services: Services,
): TaskList {
  const { database, clock, metrics } = services.home;
  const tasks: TaskList = {
    [`${subgraph.name}:deliver-events`]: (payload, helpers) =>
      runLaneJob({ database, ports }, payload as LaneJob, helpers),
    [`${subgraph.name}:sweep-lanes`]: () => sweepLanes(database, log),
    [`${subgraph.name}:prune`]: async () => {
      const pruned = await prune(database, retention ?? KEPT, clock.now());
      log.info({ subgraph: subgraph.name, ...pruned }, 'pruned');
    },
  };
  for (const job of subgraph.jobs) {
    tasks[`${subgraph.name}:${job.name}`] = async (payload, { abortSignal }) => {
      const { input } = (payload ?? {}) as { input?: unknown };
      await following(`job ${subgraph.name}:${job.name}`, [null], () =>
        job.run(untilStopped(handlers, abortSignal), fromJson(input ?? null), services));
    };
  }
  return Object.fromEntries(Object.entries(tasks).map(([name, task]): [string, Task] =>
    [name, async (payload, helpers) => { await metrics.job(name, async () => task!(payload, helpers)); }]));
}

/**
 * A job that goes by rounds, each a command of its own, ends between two of them when the house stops: it
 * counts as failed, so the queue gives it to the next life, which goes on where the last round ended.
 */
export function untilStopped(context: HandlerContext, stopping: AbortSignal): HandlerContext {
  const notStopped = (): void => {
    if (stopping.aborted) throw new Error('the house stops; the job goes on when it is back');
  };
  return {
    home: context.home,
    run: (command, event, input) => { notStopped(); return context.run(command, event, input); },
    runBatch: (command, items) => { notStopped(); return context.runBatch(command, items); },
  };
}

/** In the form of https://worker.graphile.org/docs/cron, UTC. */
export function crontabOf(subgraph: Subgraph): string {
  return [
    ...subgraph.jobs.filter((job) => job.cron)
      .map((job) => `${job.cron} ${subgraph.name}:${job.name} ?fill=1h`),
    // In the programmes' night.
    `45 18 * * * ${subgraph.name}:prune`,
    `* * * * * ${subgraph.name}:sweep-lanes`,
  ].join('\n');
}
