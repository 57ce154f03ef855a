import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The potential that members had at the end of a month, and how many stood how: sums of what is kept. */
export const insights0042: SqlMigration = {
  name: 'insights-0042',
  sql: `
alter table member_month add column potential text check (potential in ('high', 'mid', 'low'));

create table month_sum (
  region text not null,
  month date not null,
  lifecycle text not null,
  frequency_class text not null,
  segment text not null,
  potential text not null,
  members bigint not null check (members >= 0),
  primary key (region, month, lifecycle, frequency_class, segment, potential)
);
alter table month_sum enable row level security;
insert into month_sum (region, month, lifecycle, frequency_class, segment, potential, members)
  select region, month, lifecycle, coalesce(frequency_class, ''), coalesce(segment, ''), '', count(*)
  from member_month group by 1, 2, 3, 4, 5;
`,
};
