import { sql as fragment } from 'kysely';
import type { Sql } from '../database/sql.ts';
import type { Job } from '../define-subgraph.ts';
import type { HandlerContext } from '../events/handler.ts';
import { newId } from '../ids.ts';
import { accepted, refused } from '../outcome.ts';
import { defineCommand } from './command.ts';

export type Counts = Readonly<Record<string, number>>;

/** What a range showed, and the id it ended with; null when nothing was left. */
export interface ProvenRange { readonly last: string | null; readonly counts: Counts }

export interface ProofStage {
  /** Whose rows are looked at, in order of their ids. */
  readonly table: string;
  /** The next rows behind an id, in one statement, so that each range is one moment. */
  check(sql: Sql, after: string, limit: number): Promise<ProvenRange>;
}

/** So many rows are looked at in one transaction. */
export const PROOF_RANGE = 5_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

export interface ProofAnswer {
  readonly counts: Counts;
  /** When it was found; null when it never was looked. */
  readonly checkedAt: Date | null;
  readonly running: boolean;
}

/**
 * A proof over all rows of a room, by a job over ranges that keeps where it stands: stopped, it goes on.
 * Asked, it answers at once with the last result and its time. A house that fits into one range is
 * looked at on the spot.
 */
export function defineProof(name: string, cron: string, stages: readonly ProofStage[]) {
  const start = defineCommand<object, { runId: string }, 'ALREADY_RUNNING'>({
    name: `proof.start-${name}`,
    execute: async (tx) => {
      const id = newId(tx.now);
      const begun = await tx.sql.run`insert into proof_run (id, proof, asked_by, started_at)
        values (${id}, ${name}, ${tx.actor.name}, ${tx.now}) on conflict do nothing`;
      if (begun === 0) return refused('ALREADY_RUNNING', 'This proof is running.', []);
      tx.schedule({ job: `prove-${name}`, at: tx.now, payload: {}, key: `prove-${name}` });
      return accepted({ runId: id });
    },
  });
  const step = defineCommand<object, { done: boolean }, never>({
    name: `proof.step-${name}`,
    execute: async (tx) => {
      const run = await tx.sql.maybe<RunRow>`select id, stage, after, counts from proof_run
        where proof = ${name} and finished_at is null for update`;
      if (!run) return accepted({ done: true });
      const { last, counts } = await stages[run.stage]!.check(tx.sql, run.after, PROOF_RANGE);
      const stage = last === null ? run.stage + 1 : run.stage;
      const done = stage >= stages.length;
      await tx.sql.run`update proof_run set stage = ${stage}, after = ${last ?? FIRST}::uuid,
          counts = ${JSON.stringify(added(run.counts, counts))}::jsonb,
          finished_at = ${done ? tx.now : null}
        where id = ${run.id}`;
      return accepted({ done });
    },
  });
  return { start, step, jobs: jobsOf(name, cron, start, step), ask: askOf(name, stages) };
}

interface RunRow { id: string; stage: number; after: string; counts: Counts }

function jobsOf(
  name: string, cron: string, start: Parameters<HandlerContext['run']>[0],
  step: Parameters<HandlerContext['run']>[0],
): readonly Job[] {
  const run = (context: HandlerContext, command: typeof start) =>
    context.run(command, { id: null, requestId: `job:${newId()}` }, {});
  const goOn = async (context: HandlerContext) => {
    for (;;) {
      const outcome = await run(context, step);
      if (!outcome.ok || (outcome.value as { done: boolean }).done) return;
    }
  };
  return [{
    // One that was left standing is gone on with.
    name: `start-${name}`, cron,
    run: async (context) => {
      await run(context, start);
      await goOn(context);
    },
  }, { name: `prove-${name}`, run: goOn }];
}

function askOf(name: string, stages: readonly ProofStage[]) {
  return async (sql: Sql, now: Date): Promise<ProofAnswer> => {
    const onTheSpot = await small(sql, stages);
    if (onTheSpot) return { counts: onTheSpot, checkedAt: now, running: false };
    const row = await sql.one<{ counts: Counts | null; finished_at: Date | null; running: boolean }>`
      select last.counts, last.finished_at,
        exists (select 1 from proof_run where proof = ${name} and finished_at is null) as running
      from (select 1) one left join lateral (select counts, finished_at from proof_run
        where proof = ${name} and finished_at is not null order by finished_at desc limit 1) last on true`;
    return { counts: row.counts ?? {}, checkedAt: row.finished_at, running: row.running };
  };
}

async function small(sql: Sql, stages: readonly ProofStage[]): Promise<Counts | null> {
  for (const { table } of stages) {
    const { rows } = await sql.one<{ rows: bigint }>`
      select count(*) as rows from (select 1 from ${fragment.raw(table)} limit ${PROOF_RANGE}) few`;
    if (rows === BigInt(PROOF_RANGE)) return null;
  }
  const found = await Promise.all(stages.map((stage) => stage.check(sql, FIRST, PROOF_RANGE)));
  return found.map(({ counts }) => counts).reduce(added, {});
}

function added(a: Counts, b: Counts): Counts {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}
