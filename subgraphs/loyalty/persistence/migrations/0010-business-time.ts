import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Tier and bonus follow the time of business, whatever was told first: up to when an account's tier is
 * decided, since when it has been so, and what went unspent of a lot.
 */
export const loyalty0010: SqlMigration = {
  name: 'loyalty-0010',
  sql: `
alter table account add column tier_at timestamptz, add column tier_settled_at timestamptz,
  add column tier_version bigint not null default 0,
  add column returned_growth bigint not null default 0 check (returned_growth >= 0);
update account a set returned_growth = t.returned, tier_at = t.at
from (select s.member_id, max(p.at) as at,
    greatest(0, coalesce(-sum(p.growth) filter (where p.kind = 'return'), 0))::bigint as returned
  from points_transaction p join account m on m.member_id = p.member_id
  join account s on s.member_id = coalesce(m.merged_into, m.member_id)
  where p.kind in ('accrual', 'activation', 'return', 'interaction', 'merge')
  group by s.member_id) t
where a.member_id = t.member_id;
update account a set tier_version = c.changes, tier_settled_at = c.at,
  tier_at = greatest(a.tier_at, c.at)
from (select member_id, count(*) as changes, max(at) as at from tier_change group by member_id) c
where a.member_id = c.member_id;
alter table tier_change add column superseded_at timestamptz;
alter table lot add column expired bigint not null default 0 check (expired >= 0);
update lot l set expired = e.points
from (select substr(reason, 5)::uuid as lot_id, -sum(points) as points from points_transaction
  where kind = 'expiry' and reason like 'lot:%' group by 1) e
where l.id = e.lot_id;
alter table order_points add column programme text;
-- Only those of a programme that was left by a merge: all others are of their account's.
update order_points o set programme = t.programme from points_transaction t, account a
where t.order_id = o.order_id and t.kind = 'accrual' and a.member_id = o.member_id
  and t.programme <> a.programme;
alter table order_earning add column quantity integer;
alter table unclaimed_order add column returns jsonb not null default '[]';
-- Which versions every member of the programme was looked at with.
create table policy_review (
  programme text not null,
  version integer not null,
  reviewed_at timestamptz not null,
  primary key (programme, version)
);
`,
};
