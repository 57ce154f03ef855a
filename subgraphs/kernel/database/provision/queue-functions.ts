const AS_OWNER = 'security definer set search_path = pg_catalog as';

/** Signature → what follows it. All in the schema `karat`; made anew at each start. */
export const QUEUE_FUNCTIONS: Readonly<Record<string, string>> = {
  /** Jobs for later, each: { task, payload, queue, runAt, key }. */
  'enqueue(jobs jsonb) returns void': `language plpgsql ${AS_OWNER} $$
    begin
      perform graphile_worker.add_job(
        j->>'task', (j->'payload')::json, j->>'queue',
        coalesce((j->>'runAt')::timestamptz, clock_timestamp()), 25, j->>'key')
      from jsonb_array_elements(jobs) with ordinality as t(j, n) order by n;
    end $$`,

  /**
   * One job for each of these lanes, under a key: that of this connection, or of this slot. A key's
   * waiting job is renewed and stays locked to workers until this transaction ends; one that is being
   * done is left alone and another added. The queue looks which of both it is before it takes hold of
   * the job, and a worker between the two would leave neither: so the waiting ones are held first.
   * A connection's job that is due no later than asked keeps its moment, so that no index of the queue
   * hears of it: each fetch would have to step over as many dead entries as there were wake-ups.
   */
  'wake(publisher text, subscribers text[], lanes int[], moments timestamptz[], slot text) returns void':
    `language plpgsql ${AS_OWNER} $$
    declare
      specs graphile_worker.job_spec[];
      renewed text[];
    begin
      specs := array(select (publisher || ':deliver-events',
          json_build_object('subscriber', t.subscriber, 'lane', t.lane), t.name,
          greatest(t.moment, clock_timestamp()), 25::smallint,
          t.name || coalesce(slot, '~' || pg_backend_pid()), 0::smallint, null
        )::graphile_worker.job_spec
        from (select u.*, publisher || '>' || u.subscriber || ':' || u.lane as name
          from unnest(subscribers, lanes, moments) as u(subscriber, lane, moment)) t
        order by t.name);
      perform 1 from graphile_worker._private_jobs
        where key in (select s.job_key from unnest(specs) s) order by key for update;
      if slot is null then
        with kept as (
          update graphile_worker._private_jobs j set revision = j.revision + 1, payload = s.payload,
            attempts = 0, last_error = null, updated_at = now()
          from unnest(specs) s
          where j.key = s.job_key and j.is_available and j.run_at <= s.run_at
          returning j.key)
        select array_agg(key) into renewed from kept;
      end if;
      if renewed is not null then
        specs := array(select s from unnest(specs) s where s.job_key <> all(renewed));
        perform pg_notify('jobs:insert', json_build_object('r', random(), 'count', cardinality(renewed))::text);
      end if;
      if cardinality(specs) > 0 then perform graphile_worker.add_jobs(specs); end if;
    end $$`,

  /**
   * The subscriber has handled something: lanes of all publishers that wait for it, or for what it did
   * not know yet, are tried now. At most four times a second each.
   */
  'hurry(subscriber text) returns void': `language plpgsql ${AS_OWNER} $$
    declare
      due bigint[];
    begin
      select array_agg(j.id) into due from (
        select id from graphile_worker._private_jobs
        where key like '%>' || hurry.subscriber || ':%@' and locked_at is null
          and run_at > greatest(clock_timestamp(), updated_at + interval '250 ms')
        for update skip locked) j;
      if due is null then return; end if;
      update graphile_worker._private_jobs set revision = revision + 1,
        run_at = greatest(clock_timestamp(), updated_at + interval '250 ms'),
        payload = (payload::jsonb || '{"woken": true}')::json
      where id = any(due);
      perform pg_notify('jobs:insert', '{"count":1}');
    end $$`,

  /** What a release before lanes were rows has queued: taken out of the queue, to be rows. */
  'take_queued(publisher text) returns table (subscriber text, event_id uuid)':
    `language plpgsql ${AS_OWNER} $$
    begin
      return query with gone as (
        delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where t.id = j.task_id and (t.identifier = publisher || ':retry-events'
          or t.identifier = publisher || ':deliver-events' and j.payload->'ids' is not null)
        returning j.payload, j.job_queue_id, j.locked_by),
      freed as (update graphile_worker._private_job_queues q set locked_by = null, locked_at = null
        from gone where q.id = gone.job_queue_id and q.locked_by = gone.locked_by)
      select gone.payload->>'subscriber', ids.id::uuid
      from gone cross join lateral json_array_elements_text(gone.payload->'ids') as ids(id);
      delete from graphile_worker._private_job_queues q
      where q.queue_name like publisher || '>%!%' and q.locked_at is null
        and not exists (select 1 from graphile_worker._private_jobs j where j.job_queue_id = q.id);
    end $$`,

  /** Wake-ups that failed too often; the lanes they were for are looked after by the sweep. */
  'forget_failed(publisher text) returns void': `language sql ${AS_OWNER} $$
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier = publisher || ':deliver-events'
      and j.attempts >= j.max_attempts and j.locked_at is null $$`,
};
