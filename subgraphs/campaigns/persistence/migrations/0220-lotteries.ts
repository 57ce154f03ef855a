import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Lotteries of live rooms. The list of a closed one is everybody's: numbers, hashes and prizes, by a function, for
 * whose they are is shown by the row rule alone.
 */
export const campaigns0220: SqlMigration = {
  name: 'campaigns-0220',
  sql: `
create table lottery (
  id uuid primary key,
  session_id uuid not null references live_session (id),
  kind text not null check (kind in ('odds', 'ranking')),
  state text not null default 'draft' check (state in ('draft', 'published', 'closed', 'drawn', 'cancelled')),
  title_zh text not null check (char_length(title_zh) >= 1 and char_length(title_zh) <= 60),
  title_en text not null check (char_length(title_en) >= 1 and char_length(title_en) <= 60),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  prizes jsonb not null,
  won integer[] not null,
  beacon_source text,
  redraw_of uuid references lottery (id),
  redraw_reason text,
  commitment text,
  entered integer not null default 0 check (entered >= 0),
  list_hash text,
  beacon text,
  beacon_at timestamptz,
  beacon_told_by text,
  seed_sealed bytea,
  seed_key_id text,
  seed text,
  created_at timestamptz not null,
  created_by text not null,
  written_by text,
  published_at timestamptz,
  closed_at timestamptz,
  drawn_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  version integer not null default 1 check (version > 0),
  constraint lottery_promised check (state = 'draft' or state = 'cancelled' or commitment is not null),
  constraint lottery_sealed check ((seed_sealed is null) = (seed_key_id is null)
    and (seed_sealed is not null or state <> all (array['published', 'closed']))),
  constraint lottery_revealed check ((seed is not null) = (state = 'drawn')),
  constraint lottery_window check (closes_at > opens_at)
);
create index lottery_session on lottery (session_id, opens_at, id);
create index lottery_redraw on lottery (redraw_of) where redraw_of is not null;
create index lottery_open on lottery (closes_at) where state = 'published';
create index lottery_sealing on lottery (seed_key_id) where seed_key_id is not null;

create table lottery_entry (
  id uuid primary key,
  lottery_id uuid not null references lottery (id),
  member_id uuid not null,
  channel_id uuid,
  entered_at timestamptz not null,
  no integer check (no > 0),
  hash text,
  prize integer check (prize > 0),
  handed_at timestamptz,
  forfeited_at timestamptz,
  unique (lottery_id, member_id),
  constraint lottery_entry_numbered check ((no is null) = (hash is null)),
  constraint lottery_entry_won check (prize is null or no is not null)
);
create unique index lottery_entry_no on lottery_entry (lottery_id, no) where no is not null;
create index lottery_entry_member on lottery_entry (member_id, entered_at desc, id desc);
create index lottery_entry_due on lottery_entry (id) where prize is not null and handed_at is null
  and forfeited_at is null;

alter table lottery_entry enable row level security;
create policy visible on lottery_entry for select to karat_campaigns_restricted using (
  (select true from person_visibility v where v.person_id = lottery_entry.member_id));
grant select on lottery_entry to karat_campaigns_restricted;
-- all but who wrote it, who told the public value, and the seed before it is revealed
grant select (id, session_id, kind, state, title_zh, title_en, opens_at, closes_at, prizes, won, beacon_source,
  redraw_of, redraw_reason, commitment, entered, list_hash, beacon, beacon_at, seed, created_at, created_by,
  published_at, closed_at, drawn_at, cancelled_at, cancel_reason, version) on lottery to karat_campaigns_restricted;

create function lottery_list(of_lottery uuid, after_no integer, few integer)
  returns table (no integer, hash text, prize integer)
language sql stable security definer set search_path = campaigns, pg_temp as $$
  select e.no, e.hash, e.prize from lottery_entry e
  where e.lottery_id = of_lottery and e.no > after_no order by e.no limit few
$$;
revoke all on function lottery_list(uuid, integer, integer) from public;
grant execute on function lottery_list(uuid, integer, integer) to karat_campaigns, karat_campaigns_restricted;
`,
};
