import type { EntityManager } from '@mikro-orm/postgresql';
import { sql as fragment } from 'kysely';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import { insertion, Sql, type Write } from '../database/sql.ts';
import { visiblePersons } from '../database/visible-persons.ts';
import {
  deliveriesInsertion, enqueuing, eventsInsertion, routed, waking, type EventRoutes, type QueuedJob,
  type RecordedEvent,
} from '../events/record.ts';
import { newId } from '../ids.ts';
import { traceHere } from '../observe/traces.ts';
import { toJson, toPackedJson } from '../json.ts';
import type { AuditEntry, Tx } from './command.ts';

export interface TransactionOptions {
  readonly database: Database;
  readonly routes: EventRoutes;
  readonly clock: Clock;
  readonly command: string;
  readonly actor: Actor;
  readonly requestId: string;
}

/** Thrown inside to undo everything and still answer. */
class Rollback<Value> extends Error {
  constructor(readonly value: Value) {
    super('rolled back');
  }
}

const RETRIED = new Set(['40001', '40P01', '23505']);
const MAX_TRIES = 6;

/**
 * Answers its value, whether what was written stays, and what is to be written at the very end;
 * `keptRefused`: see Tx.keepRefused.
 */
type Work<Value> = (tx: Tx, keptRefused: () => boolean) => Promise<{
  readonly value: Value;
  readonly keep: boolean;
  readonly write: Write | null;
}>;

/**
 * Runs `work` in one transaction with events, audit and scheduled jobs, retrying on serialization
 * failures, deadlocks and lost insert races. `work` answers its value and whether to keep it.
 */
export async function inTransaction<Value>(
  options: TransactionOptions,
  work: Work<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(options, work);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (!RETRIED.has(code) || attempt >= MAX_TRIES) throw error;
      await new Promise((done) => setTimeout(done, Math.random() * 10 * 2 ** attempt));
    }
  }
}

async function once<Value>(
  options: TransactionOptions,
  work: Work<Value>,
): Promise<Value> {
  try {
    return await options.database.orm.em.fork().transactional(async (em) => {
      const open = openTx(options, em as EntityManager);
      const { value, keep, write } = await work(open.tx, open.keptRefused);
      if (!keep) throw new Rollback(value);
      await em.flush();
      await open.finish(write);
      return value;
    });
  } catch (error) {
    if (error instanceof Rollback) return error.value as Value;
    throw error;
  }
}

function openTx(options: TransactionOptions, em: EntityManager) {
  const now = options.clock.now();
  const sql = new Sql(em.getKysely<any>());
  const events: RecordedEvent[] = [];
  const audits: AuditEntry[] = [];
  /** By key, each sent once: the queue would go through all of them and keep the last. */
  const jobs = new Map<string | symbol, QueuedJob>();
  let kept = false;
  const tx: Tx = {
    sql, em, now, clock: () => options.clock.now(), actor: options.actor, requestId: options.requestId,
    emit: (name, aggregateId, payload, by) => {
      events.push({ id: newId(now), name, aggregateId, payload: toPackedJson(payload),
        requestId: by?.requestId ?? options.requestId, trace: by?.trace ?? traceHere() });
    },
    audit: (entry) => { audits.push(entry); },
    schedule: (job) => {
      const key = job.key ? `${options.database.name}.${job.key}` : null;
      jobs.set(key ?? Symbol('no key'), {
        task: `${options.database.name}:${job.job}`, queue: null, runAt: job.at, key,
        payload: { at: job.at.toISOString(), input: JSON.parse(toJson(job.payload)) },
      });
    },
    keepRefused: () => { kept = true; },
    visible: (personIds, actor) => visiblePersons(sql, actor, personIds, now),
  };
  const finish = async (write: Write | null): Promise<void> => {
    const recorded = eventsInsertion(events, now);
    const lanes = routed(options.routes, events);
    const writes = [write, recorded && { as: 'recorded', write: recorded },
      deliveriesInsertion(options.routes, events), auditInsertion(options, now, audits)];
    const last = [...(lanes.length > 0 ? [waking(options.database.name, lanes)] : []),
      ...(jobs.size > 0 ? [enqueuing([...jobs.values()])] : [])];
    if (last.length === 0 && writes.every((each) => each === null)) return;
    await sql.together(writes, fragment`select ${fragment.join([fragment`1`,
      ...last.map((each) => fragment`(${each})`)])}`);
  };
  return { tx, finish, keptRefused: () => kept };
}

function auditInsertion(
  options: TransactionOptions, now: Date, entries: readonly AuditEntry[],
): Write | null {
  return insertion('audit_record', {
    id: 'uuid', at: 'timestamptz', command: 'text', actor_kind: 'text', actor_id: 'text',
    actor_name: 'text', request_id: 'text', subject_id: 'uuid', reason: 'text', before: 'jsonb',
    after: 'jsonb',
  }, entries.map((entry) => {
    const { actor, requestId } = entry.by ?? options;
    return {
      id: newId(now), at: now, command: options.command, actor_kind: actor.kind,
      actor_id: actor.id, actor_name: actor.name, request_id: requestId,
      subject_id: entry.subjectId ?? null, reason: entry.reason ?? null,
      before: entry.before === undefined ? null : toPackedJson(entry.before),
      after: entry.after === undefined ? null : toPackedJson(entry.after),
    };
  }));
}
