import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The cost cap: sums by day, the row whose lock makes it exact, reservations, and what two people allow beyond it. */
export const rewards0040: SqlMigration = {
  name: 'rewards-0040',
  sql: `
create table cost_gauge (
  region text not null,
  payer uuid not null,
  primary key (region, payer)
);
create table cost_day (
  region text not null,
  payer uuid not null,
  day date not null,
  kind text not null check (kind in ('sales', 'points', 'reward', 'coupon', 'benefit')),
  amount bigint not null default 0,
  reserved bigint not null default 0 check (reserved >= 0),
  id uuid not null unique default gen_random_uuid(),
  check (reserved = 0 or kind in ('reward', 'coupon', 'benefit')),
  primary key (region, payer, day, kind)
);
create table cost_reservation (
  subject_id uuid primary key,
  region text not null,
  payer uuid not null,
  day date not null,
  cause text not null check (cause in ('reward', 'coupon', 'benefit')),
  minor bigint not null check (minor >= 0),
  state text not null check (state in ('reserved', 'committed', 'released')),
  reserved_at timestamptz not null,
  settled_at timestamptz,
  check ((state = 'reserved') = (settled_at is null))
);
create index cost_reservation_day on cost_reservation (region, payer, day);
create table cap_override (
  id uuid primary key,
  region text not null,
  payer uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reason text not null check (char_length(reason) >= 1 and char_length(reason) <= 500),
  ends_at timestamptz not null,
  state text not null check (state in ('proposed', 'approved', 'rejected', 'withdrawn')),
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text check (char_length(decision_note) <= 500),
  version integer not null default 1,
  check ((state = 'proposed') = (decided_at is null)),
  check (state in ('proposed', 'withdrawn') or decided_by <> proposed_by),
  check (ends_at > proposed_at)
);
create index cap_override_counts on cap_override (region, payer, ends_at) where state = 'approved';
create index cap_override_proposed on cap_override (proposed_at desc, id);
create table point_worth (
  programme text not null,
  effective_from timestamptz not null,
  points_per_unit integer not null check (points_per_unit > 0),
  primary key (programme, effective_from)
);
`,
};
