import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A franchise's word against an attribution, and head office's on it. */
export const franchises0310: SqlMigration = {
  name: 'franchises-0310',
  sql: `
create table attribution_appeal (
  id uuid primary key,
  franchise_id uuid not null references franchise (id),
  order_id uuid references order_fact (order_id),
  member_id uuid,
  statement text not null check (char_length(statement) <= 2000),
  photos text[] not null default '{}',
  state text not null check (state = any (array['open', 'upheld', 'rejected', 'withdrawn'])),
  opened_at timestamptz not null,
  opened_by text not null,
  decide_by timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision text not null default '' check (char_length(decision) <= 500),
  moved_from timestamptz,
  version integer not null default 1 check (version > 0),
  check (num_nonnulls(order_id, member_id) = 1),
  check ((state = 'open') = (decided_at is null)),
  check (moved_from is null or state = 'upheld')
);
create unique index attribution_appeal_open_order on attribution_appeal (order_id) where state = 'open';
-- not unique: two members with an appeal each may turn out to be one
create index attribution_appeal_open_member on attribution_appeal (franchise_id, member_id)
  where state = 'open' and order_id is null;
create index attribution_appeal_opened on attribution_appeal (opened_at, id);
create index attribution_appeal_franchise on attribution_appeal (franchise_id, opened_at, id);
create index attribution_appeal_waiting on attribution_appeal (decide_by) where state = 'open';
create index attribution_appeal_order on attribution_appeal (order_id);
create index attribution_appeal_member on attribution_appeal (member_id);
alter table attribution_appeal enable row level security;
create policy visible on attribution_appeal for select to karat_franchises_restricted using (
  (select current_setting('karat.kind', true)) = 'tenant'
  and franchise_id = (select nullif(current_setting('karat.tenant', true), '')::uuid));
grant select on attribution_appeal to karat_franchises_restricted;
`,
};
