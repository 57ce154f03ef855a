import type { SqlMigration } from './migration.ts';
import { PERSON_VISITS } from './visits/person-visits.ts';

/**
 * What every subgraph's schema holds beside its own tables: stored results of commands, the audit
 * trail, recorded events, parked deliveries, and who may see which person.
 */
export function kernelMigrations(name: string): SqlMigration[] {
  return [
    { name: 'kernel-0001', sql: KERNEL_0001.replaceAll('@schema', name) },
    { name: 'kernel-0002', sql: KERNEL_0002 },
    { name: 'kernel-0003', sql: KERNEL_0003 },
    { name: 'kernel-0040', sql: KERNEL_0040.replaceAll('@schema', name) },
    { name: 'kernel-0090', sql: KERNEL_0090 },
    { name: 'kernel-0100', sql: KERNEL_0100 },
    { name: 'kernel-0140', sql: KERNEL_0140 },
    { name: 'kernel-0141', sql: KERNEL_0141 },
    { name: 'kernel-0150', sql: KERNEL_0150 },
    { name: 'kernel-0170', sql: KERNEL_0170.replaceAll('@schema', name) },
    { name: 'kernel-0190', sql: PERSON_VISITS.replaceAll('@schema', name) },
  ];
}

/** Merges that were taken back: told once more, neither they nor their undoing do anything. */
const KERNEL_0170 = `
create table person_unmerge (
  merge_id uuid primary key,
  merged_id uuid not null,
  into_person_id uuid not null,
  survivor_id uuid not null,
  merged_at timestamptz not null,
  unmerged_at timestamptz not null
);
create index person_unmerge_merged on person_unmerge (merged_id);
alter table person_unmerge enable row level security;
create policy visible on person_unmerge for select to karat_@schema_restricted using (
  (select true from person_visibility v where v.person_id = person_unmerge.merged_id));
grant select on person_unmerge to karat_@schema_restricted;
`;

/** What an event follows from, where somebody traces: what comes of it is found from the request, and it from that. */
const KERNEL_0150 = 'alter table event add column trace text;';

/** What is parked finds its event by its number, as everything else does: no event needs a second key. */
const KERNEL_0141 = `
alter table parked_event drop constraint parked_event_event_id_fkey;
alter table parked_event add foreign key (event_seq) references event (seq);
drop index parked_event_event;
create index parked_event_event on parked_event (event_seq);
alter table event drop constraint event_id_key;
`;

/**
 * The records of one transaction have one time, so without the id an entry for it is shared by all of them.
 * A page that ends within a transaction sorts that transaction's records, which are few.
 */
const KERNEL_0140 = `
drop index audit_record_at;
create index audit_record_at on audit_record (at);
drop index audit_record_actor;
create index audit_record_actor on audit_record (actor_id, at);
drop index audit_record_command;
create index audit_record_command on audit_record (command, at);
`;

/**
 * Records come in the order of time, and an index is only packed where they come last; it is read backwards.
 * Events are pruned by their number.
 */
const KERNEL_0100 = `
drop index event_at;
drop index audit_record_at;
create index audit_record_at on audit_record (at, id);
drop index audit_record_actor;
create index audit_record_actor on audit_record (actor_id, at, id);
drop index audit_record_command;
create index audit_record_command on audit_record (command, at, id);
`;

/** What audit/read-audit.ts is asked by. */
const KERNEL_0090 = `
create index audit_record_actor on audit_record (actor_id, at desc, id desc);
create index audit_record_command on audit_record (command, at desc, id desc);
create index audit_record_request on audit_record (request_id);
`;

/**
 * Who was merged into whom as this room took it, and what each merge moved. Merges from before are
 * known by their survivor only; their time is that of this migration unless the room knows better.
 */
const KERNEL_0040 = `
create table person_merge (
  merged_id uuid primary key,
  into_person_id uuid not null,
  survivor_id uuid not null,
  merge_id uuid not null unique,
  merged_at timestamptz not null,
  check (merged_id <> survivor_id)
);
create index person_merge_survivor on person_merge (survivor_id);
insert into person_merge (merged_id, into_person_id, survivor_id, merge_id, merged_at)
select person_id, survivor_id, survivor_id, person_id, now() from person_visibility
where survivor_id is not null;

create table merge_move (
  merge_id uuid not null,
  table_name text not null,
  row_key jsonb not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  -- what else the row was before, by column
  before jsonb,
  moved_at timestamptz not null,
  primary key (merge_id, table_name, row_key)
);
create index merge_move_from on merge_move (from_person_id);

alter table person_merge enable row level security;
create policy visible on person_merge for select to karat_@schema_restricted using (
  (select true from person_visibility v where v.person_id = person_merge.merged_id));
grant select on person_merge to karat_@schema_restricted;
`;

/**
 * What waits is rows: each event once for each subscriber, in its lane, in order, until it is handled. A
 * lane whose subscriber is away pauses; an aggregate whose event could not be handled is parked, and
 * `due_at` of its first row says when it is tried again (none when it is a dead letter).
 */
const KERNEL_0003 = `
create table delivery (
  subscriber text not null,
  lane smallint not null,
  seq bigint not null,
  primary key (subscriber, lane, seq)
) with (autovacuum_vacuum_scale_factor = 0.02);

create table lane_pause (
  subscriber text not null,
  lane smallint not null,
  since timestamptz not null,
  tries integer not null,
  until timestamptz not null,
  error text not null,
  primary key (subscriber, lane)
);

alter table parked_event add column lane smallint, add column due_at timestamptz,
  add column waits boolean not null default false;
create index parked_event_due on parked_event (subscriber, lane, due_at) where due_at is not null;
`;

/** What events/prune.ts looks for: old events, and whether one of them is parked. */
const KERNEL_0002 = `
create index event_at on event (at, seq);
create index parked_event_event on parked_event (event_id);
`;

const KERNEL_0001 = `
create table idempotency (
  actor_id text not null,
  key text not null,
  command text not null,
  input_hash bytea not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_created_at on idempotency (created_at);

create table audit_record (
  id uuid primary key,
  at timestamptz not null,
  command text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  request_id text not null,
  subject_id uuid,
  reason text,
  before jsonb,
  after jsonb
);
create index audit_record_subject on audit_record (subject_id, at desc);
create index audit_record_at on audit_record (at desc, id);

create table event (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  name text not null,
  aggregate_id text not null,
  at timestamptz not null,
  request_id text not null,
  payload jsonb not null
);

create table parked_event (
  subscriber text not null,
  event_id uuid not null references event (id),
  event_seq bigint not null,
  aggregate_id text not null,
  attempts integer not null default 0,
  error text not null,
  failed_at timestamptz not null,
  dead boolean not null default false,
  primary key (subscriber, event_id)
);
create index parked_event_aggregate on parked_event (subscriber, aggregate_id, event_seq);
create index parked_event_dead on parked_event (failed_at) where dead;

create table person_visibility (
  person_id uuid primary key,
  tenant_id uuid,
  layer smallint not null default 1,
  channel_ids uuid[] not null default '{}',
  survivor_id uuid,
  version bigint not null default 0
);
create index person_visibility_tenant on person_visibility (tenant_id);
create index person_visibility_survivor on person_visibility (survivor_id)
  where survivor_id is not null;

alter table person_visibility enable row level security;
create policy visible on person_visibility for select to karat_@schema_restricted using (
  case (select current_setting('karat.kind', true))
    when 'tenant' then tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
    when 'channel' then
      channel_ids @> array[(select nullif(current_setting('karat.channel', true), '')::uuid)]
    when 'person' then
      (select nullif(current_setting('karat.person', true), '')::uuid) in (person_id, survivor_id)
    else false
  end
);
grant select on person_visibility to karat_@schema_restricted;
`;
