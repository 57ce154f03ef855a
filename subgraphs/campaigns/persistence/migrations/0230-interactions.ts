import type { SqlMigration } from '../../../kernel/database/migration.ts';

const PARTS = 8;
const parts = Array.from({ length: PARTS }, (_, n) => `create table room_interaction_${n}
  partition of room_interaction for values with (modulus ${PARTS}, remainder ${n});`).join('\n');

/**
 * Interactions of live rooms: each told one once, what a member did in a room, and how often each thing was done; what
 * became of the orders that paid claims. Single interactions are nobody's to read.
 */
export const campaigns0230: SqlMigration = {
  name: 'campaigns-0230',
  sql: `
create table room_interaction (
  session_id uuid not null,
  teller_id uuid not null,
  event_id text not null check (char_length(event_id) >= 1 and char_length(event_id) <= 64),
  who text not null check (who in ('member', 'stranger', 'guest')),
  member_id uuid,
  kind text not null check (kind in ('reach', 'enter', 'like', 'comment', 'share', 'leave')),
  at timestamptz not null,
  told_at timestamptz not null,
  constraint room_interaction_named check ((who = 'member') = (member_id is not null)),
  primary key (session_id, teller_id, event_id)
) partition by hash (session_id, event_id);
${parts}
create index room_interaction_member on room_interaction (member_id) where member_id is not null;
create index room_interaction_told on room_interaction (told_at);
alter table room_interaction enable row level security;

-- no foreign keys: who writes has read the session, and sessions are never deleted
create table room_visit (
  session_id uuid not null,
  member_id uuid not null,
  reached_at timestamptz,
  entered_at timestamptz,
  left_at timestamptz,
  likes integer not null check (likes >= 0),
  comments integer not null check (comments >= 0),
  shares integer not null check (shares >= 0),
  primary key (session_id, member_id)
);
create index room_visit_member on room_visit (member_id);
alter table room_visit enable row level security;
create policy visible on room_visit for select to karat_campaigns_restricted using (
  (select true from person_visibility v where v.person_id = room_visit.member_id));
grant select on room_visit to karat_campaigns_restricted;

create table room_tally (
  session_id uuid not null references live_session (id),
  kind text not null check (kind in ('reach', 'enter', 'like', 'comment', 'share', 'leave')),
  who text not null check (who in ('member', 'stranger', 'guest')),
  times bigint not null check (times > 0),
  primary key (session_id, kind, who)
);
grant select on room_tally to karat_campaigns_restricted;

alter table claim add column order_told integer not null default 0,
  add column order_looked integer not null default 0,
  add column order_seen_at timestamptz,
  add column window_ends_at timestamptz,
  add column kept_at timestamptz,
  add column undone boolean not null default false;
create index claim_order_due on claim (order_seen_at nulls first) where order_id is not null
  and state = 'captured' and not undone and (order_told > order_looked or kept_at is null);
`,
};
