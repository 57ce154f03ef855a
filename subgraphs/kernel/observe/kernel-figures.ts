import type { Figure } from './figures.ts';

/** More is not counted: what an alert says is the same, and counting costs. */
const COUNTED = 100_000;
const PARKED_COUNTED = 10_000;

/** What each room has that tells others: events on their way, by who is to handle them. */
export function eventFigures(subscribers: readonly string[]): Figure[] {
  const labels = ['publisher', 'subscriber'];
  const each = (value: string): string => `
    select jsonb_build_object('publisher', '@schema', 'subscriber', s.name), (${value})::float8
    from unnest(array[${subscribers.map((name) => `'${name}'`).join(', ')}]::text[]) s(name)
    where s.name <> '@schema'`;
  const parked = (condition: string): string => each(`select count(*) from (
    select 1 from @schema.parked_event p where p.subscriber = s.name and ${condition}
    limit ${PARKED_COUNTED}) few`);
  return [{
    name: 'karat_events_waiting', labels,
    help: `Recorded events that wait in their lanes to be handled, counted to ${COUNTED}`,
    sql: each(`select count(*) from (select 1 from @schema.delivery d where d.subscriber = s.name
      limit ${COUNTED}) few`),
  }, {
    name: 'karat_events_oldest_seconds', labels,
    help: 'Age of the oldest event that is not handled yet, dead letters apart',
    sql: each(OLDEST),
  }, {
    name: 'karat_aggregates_parked', labels,
    help: `Aggregates whose event is tried again or waits for another, counted to ${PARKED_COUNTED}`,
    sql: parked('p.due_at is not null and not p.dead'),
  }, {
    name: 'karat_dead_letters', labels,
    help: `Events given up until somebody replays them, counted to ${PARKED_COUNTED}`,
    sql: parked('p.dead'),
  }, {
    name: 'karat_lanes_paused', labels,
    help: 'Lanes that pause because their subscriber is away',
    sql: each('select count(*) from @schema.lane_pause l where l.subscriber = s.name'),
  }];
}

/** The first of each lane, and the first of what is parked. */
const OLDEST = `select coalesce(greatest(extract(epoch from clock_timestamp() - min(e.at)), 0), 0)
  from (select first.seq from (select distinct lane from generate_series(0, 3) as lane) lanes
      cross join lateral (select d.seq from @schema.delivery d
        where d.subscriber = s.name and d.lane = lanes.lane order by d.seq limit 1) first
    union all select min(few.event_seq) from (select p.event_seq from @schema.parked_event p
      where p.subscriber = s.name and not p.dead limit ${PARKED_COUNTED}) few) oldest
  join @schema.event e on e.seq = oldest.seq`;

/** Of the database itself and of the queue in it, for the jobs of these rooms. */
export function queueFigures(rooms: readonly string[]): Figure[] {
  const ours = `split_part(t.identifier, ':', 1) = any(array[${rooms.map((name) => `'${name}'`).join(', ')}]::text[])`;
  const jobs = (value: string, condition: string): string => `
    select jsonb_build_object('task', t.identifier), (${value})::float8
    from (select task_id, run_at from graphile_worker._private_jobs where ${condition}
      limit ${PARKED_COUNTED}) j
    join graphile_worker._private_tasks t on t.id = j.task_id and ${ours} group by t.identifier`;
  const due = 'run_at <= clock_timestamp() and locked_at is null and attempts < max_attempts';
  return [{
    name: 'karat_jobs_due', labels: ['task'], sql: jobs('count(*)', due),
    help: `Jobs that are due and have not begun, counted to ${PARKED_COUNTED}`,
  }, {
    name: 'karat_jobs_oldest_due_seconds', labels: ['task'],
    help: 'How long the job that has waited longest is overdue',
    sql: jobs('extract(epoch from clock_timestamp() - min(j.run_at))', due),
  }, {
    name: 'karat_jobs_given_up', labels: ['task'], sql: jobs('count(*)', 'attempts >= max_attempts'),
    help: `Jobs that failed until nobody tries them any more, counted to ${PARKED_COUNTED}`,
  }, {
    name: 'karat_database_connections', labels: ['database'],
    help: 'Connections to this database, of everybody',
    sql: `select ${DATABASE}, count(*)::float8 from pg_stat_activity where datname = current_database()`,
  }, {
    name: 'karat_database_connections_limit', labels: ['database'],
    help: 'Most connections that the database server takes',
    sql: `select ${DATABASE}, current_setting('max_connections')::float8`,
  }, {
    name: 'karat_backup_age_seconds', labels: ['database'],
    help: 'Age of the newest backup that the house was told of; absent when it knows of none',
    sql: `select ${DATABASE}, extract(epoch from clock_timestamp() - max(taken_at))::float8 from karat.backup`,
  }];
}

const DATABASE = `jsonb_build_object('database', '@database')`;
