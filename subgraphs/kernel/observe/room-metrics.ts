import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Outcome } from '../outcome.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** From the moment something was recorded until another room knew of it: mostly soon, sometimes an hour. */
const DELAYS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800, 7_200];
const JOBS = [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800];

/** How many connections to the database a room has at this moment. */
export interface ConnectionCounts {
  readonly inUse: number;
  readonly idle: number;
  /** Who asked for one and has none yet. */
  readonly waiting: number;
  /** Most it may have, if the others leave it so many. */
  readonly limit: number;
}

/**
 * What the rooms of one process count as they work. Labels are words of the house (rooms, jobs, codes of
 * closed lists), so there are never more series than those, and nothing in them is about a person.
 * A job is a `task`: what a collector collects has its own name as `job`.
 */
export class RoomMetrics {
  readonly #jobSeconds;
  readonly #jobs;
  readonly #commands;
  readonly #commandSeconds;
  readonly #refusals;
  readonly #events;
  readonly #eventDelay;
  readonly #pools = new Map<string, () => ConnectionCounts>();

  constructor(readonly registry: Registry) {
    const registers = [registry];
    this.#jobSeconds = new Histogram({ name: 'karat_job_seconds', registers, buckets: JOBS,
      labelNames: ['task'], help: 'Time of one run of a job' });
    this.#jobs = new Counter({ name: 'karat_job_runs_total', registers, labelNames: ['task', 'outcome'],
      help: 'Runs of jobs that are done or failed; a failed one is tried again' });
    this.#commands = new Counter({ name: 'karat_commands_total', registers,
      labelNames: ['room', 'outcome'], help: 'Commands that were accepted, refused or failed' });
    this.#commandSeconds = new Histogram({ name: 'karat_command_seconds', registers, buckets: SECONDS,
      labelNames: ['room'], help: 'Time of one transaction of commands, with its retries' });
    this.#refusals = new Counter({ name: 'karat_refusals_total', registers, labelNames: ['room', 'code'],
      help: 'Commands refused, by the code that their caller was given' });
    this.#events = new Counter({ name: 'karat_events_handled_total', registers,
      labelNames: ['subscriber', 'outcome'], help: 'Events brought to a room: handled, waiting or failed' });
    this.#eventDelay = new Histogram({ name: 'karat_event_delay_seconds', registers, buckets: DELAYS,
      labelNames: ['subscriber'], help: 'Time from the recording of an event until it was handled' });
    this.#showPools(registers);
  }

  #showPools(registers: Registry[]): void {
    const states = ['inUse', 'idle'] as const;
    const pools = this.#pools;
    new Gauge({ name: 'karat_pool_connections', registers, labelNames: ['room', 'state'],
      help: 'Connections to the database that are in use or idle',
      collect() {
        for (const [room, counts] of pools) {
          for (const state of states) {
            this.set({ room, state: state === 'inUse' ? 'in_use' : state }, counts()[state]);
          }
        }
      } });
    new Gauge({ name: 'karat_pool_waiting', registers, labelNames: ['room'],
      help: 'Requests and commands that wait for a connection',
      collect() { for (const [room, counts] of pools) this.set({ room }, counts().waiting); } });
    new Gauge({ name: 'karat_pool_limit', registers, labelNames: ['room'],
      help: 'Most connections that this room may have',
      collect() { for (const [room, counts] of pools) this.set({ room }, counts().limit); } });
  }

  watchPool(room: string, counts: () => ConnectionCounts): void {
    this.#pools.set(room, counts);
  }

  async job<T>(job: string, work: () => Promise<T>): Promise<T> {
    const done = this.#jobSeconds.startTimer({ task: job });
    try {
      const value = await work();
      this.#jobs.inc({ task: job, outcome: 'done' });
      return value;
    } catch (error) {
      this.#jobs.inc({ task: job, outcome: 'failed' });
      throw error;
    } finally {
      done();
    }
  }

  /** One transaction, whatever it answers. */
  async commands<T extends readonly Outcome<unknown>[]>(
    room: string, asked: number, work: () => Promise<T>,
  ): Promise<T> {
    const done = this.#commandSeconds.startTimer({ room });
    try {
      const outcomes = await work();
      this.#count(room, outcomes);
      return outcomes;
    } catch (error) {
      this.#commands.inc({ room, outcome: 'failed' }, asked);
      throw error;
    } finally {
      done();
    }
  }

  #count(room: string, outcomes: readonly Outcome<unknown>[]): void {
    const refused = outcomes.filter((outcome) => !outcome.ok);
    if (refused.length < outcomes.length) {
      this.#commands.inc({ room, outcome: 'accepted' }, outcomes.length - refused.length);
    }
    if (refused.length === 0) return;
    this.#commands.inc({ room, outcome: 'refused' }, refused.length);
    for (const outcome of refused) {
      if (!outcome.ok) this.#refusals.inc({ room, code: outcome.refusals[0]?.code ?? 'NONE' });
    }
  }

  /** Of one delivery: when each event was recorded, and what became of it. */
  delivered(
    subscriber: string, now: number, events: readonly { at: string }[],
    outcomes: readonly { error?: string; waits?: boolean }[],
  ): void {
    outcomes.forEach(({ error, waits }, place) => {
      const outcome = error === undefined ? 'handled' : waits ? 'waiting' : 'failed';
      this.#events.inc({ subscriber, outcome });
      if (outcome !== 'handled') return;
      const delay = now - Date.parse(events[place]!.at);
      this.#eventDelay.observe({ subscriber }, Math.max(0, delay / 1000));
    });
  }
}
