import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** How each member stood at the end of each month, and how far a month has been written down. */
export const insights0003: SqlMigration = {
  name: 'insights-0003',
  sql: `
create table member_month (
  member_id uuid not null,
  month date not null,
  region text not null,
  lifecycle text not null check (lifecycle in ('prospect', 'new', 'active', 'dormant', 'lost')),
  frequency_class text check (frequency_class in ('high', 'medium', 'low')),
  recency smallint,
  frequency smallint,
  monetary smallint,
  segment text,
  rfm_orders integer not null,
  rfm_minor bigint not null,
  policy_version integer not null,
  primary key (member_id, month)
);
alter table member_month enable row level security;
create policy visible on member_month for select to karat_insights_restricted using (
  (select true from person_visibility v where v.person_id = member_month.member_id));
grant select on member_month to karat_insights_restricted;

create table month_run (
  region text not null,
  month date not null,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  finished_at timestamptz,
  primary key (region, month)
);
create index member_fact_region on member_fact (region, member_id);
`,
};
