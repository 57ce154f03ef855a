import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Wheels, sets and quizzes; each day's public list of draws; and grants that give a coupon instead of points. */
export const engagement0020: SqlMigration = {
  name: 'engagement-0020',
  sql: `
create table playful_format (
  id uuid primary key,
  code text not null unique check (char_length(code) >= 1 and char_length(code) <= 40),
  kind text not null check (kind in ('wheel', 'collect', 'quiz')),
  state text not null default 'draft' check (state in ('draft', 'open', 'ended')),
  name_zh text not null check (char_length(name_zh) >= 1 and char_length(name_zh) <= 60),
  name_en text not null check (char_length(name_en) >= 1 and char_length(name_en) <= 60),
  region text not null,
  tiers text[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  turn_price int not null check (turn_price >= 0),
  turns_a_day int not null check (turns_a_day > 0),
  turns_per_member int check (turns_per_member > 0),
  budget int not null check (budget >= 0),
  spent int not null default 0 check (spent >= 0),
  funder_id uuid,
  prizes jsonb not null,
  set_prize jsonb,
  given int[] not null,
  set_given int not null default 0 check (set_given >= 0),
  questions jsonb not null,
  answers int[] not null,
  answer_points int not null,
  tries int not null,
  version int not null default 1 check (version > 0),
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  constraint playful_format_within_budget check (spent <= budget)
);
create index playful_format_updated on playful_format (updated_at desc, id desc);
create index playful_format_open on playful_format (ends_at) where state = 'open';
grant select (id, code, kind, state, name_zh, name_en, region, tiers, starts_at, ends_at, turn_price, turns_a_day,
  turns_per_member, budget, spent, funder_id, prizes, set_prize, given, set_given, questions, answer_points, tries,
  version, created_at, created_by, updated_at) on playful_format to karat_engagement_restricted;

create table format_day (
  format_id uuid not null references playful_format (id),
  day date not null,
  commitment text not null,
  next_commitment text not null,
  stock int[] not null,
  turns int not null default 0 check (turns >= 0),
  opened_at timestamptz not null,
  seed text,
  revealed_at timestamptz,
  primary key (format_id, day)
);
create index format_day_hidden on format_day (day) where seed is null;
grant select on format_day to karat_engagement_restricted;

create table format_draw (
  format_id uuid not null references playful_format (id),
  day date not null,
  nth int not null check (nth > 0),
  entry text not null,
  i int not null check (i > 0),
  ticket int not null check (ticket >= 0 and ticket < 1000000),
  prize int not null check (prize >= 0),
  primary key (format_id, day, nth)
);
create unique index format_draw_entry on format_draw (format_id, day, entry, i);
grant select on format_draw to karat_engagement_restricted;

create table format_turn (
  id uuid primary key,
  format_id uuid not null references playful_format (id),
  member_id uuid not null,
  state text not null check (state in ('reserving', 'held', 'drawn', 'refused')),
  price int not null check (price >= 0),
  points_member_id uuid,
  points_hold_id text,
  points_code text,
  day date not null,
  nth int,
  prize int,
  set_won boolean not null default false,
  asked_at timestamptz not null,
  asked_by text not null,
  drawn_at timestamptz
);
create index format_turn_member on format_turn (member_id, asked_at desc, id desc);
create index format_turn_of_format on format_turn (format_id, member_id);
create index format_turn_waiting on format_turn (id) where state in ('reserving', 'held');
create index format_turn_ended on format_turn (id)
  where points_code in ('SOLD_OUT', 'SET_COMPLETE') and points_hold_id is not null;
create index format_turn_held on format_turn (format_id) where state = 'held';
alter table format_turn enable row level security;
create policy visible on format_turn for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = format_turn.member_id));
grant select on format_turn to karat_engagement_restricted;

create table quiz_answer (
  id uuid primary key,
  format_id uuid not null references playful_format (id),
  member_id uuid not null,
  question int not null check (question > 0),
  choice int not null check (choice > 0),
  is_right boolean not null,
  answered_at timestamptz not null
);
create index quiz_answer_member on quiz_answer (format_id, member_id, question);
alter table quiz_answer enable row level security;
create policy visible on quiz_answer for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = quiz_answer.member_id));
grant select on quiz_answer to karat_engagement_restricted;

alter table engagement_grant drop constraint engagement_grant_cause_check;
alter table engagement_grant add constraint engagement_grant_cause_check
  check (cause in ('check_in', 'task', 'referral', 'format'));
alter table engagement_grant drop constraint engagement_grant_points_check;
alter table engagement_grant add constraint engagement_grant_points_check check (points >= 0);
alter table engagement_grant add column format_id uuid references playful_format (id);
alter table engagement_grant add column offer_id uuid;
alter table engagement_grant add constraint engagement_grant_gives check ((points > 0) = (offer_id is null));
create index engagement_grant_format on engagement_grant (format_id) where format_id is not null;
`,
};
