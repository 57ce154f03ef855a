import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What rules ask beside: family, days of a life, and the days of the explainable prediction. */
export const insights0041: SqlMigration = {
  name: 'insights-0041',
  sql: `
create table member_relation (
  member_id uuid not null,
  related_member_id uuid not null,
  kind text not null check (kind in ('parent', 'child', 'spouse')),
  standing boolean not null,
  version bigint not null,
  primary key (member_id, related_member_id, kind)
);
create index member_relation_standing on member_relation (kind, member_id) where standing;
create index member_relation_related on member_relation (related_member_id);
alter table member_relation enable row level security;

create table member_life_event (
  life_event_id uuid primary key,
  member_id uuid not null,
  kind text not null,
  next_on date,
  version bigint not null
);
create index member_life_event_member on member_life_event (member_id);
alter table member_life_event enable row level security;

alter table member_prediction add column expected_on date, add column window_from date,
  add column basis text check (basis in ('own', 'product_class', 'house'));
`,
};
