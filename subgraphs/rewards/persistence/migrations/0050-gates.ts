import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Segments that something is kept for and who is in them; rewards that are coupons. */
export const rewards0050: SqlMigration = {
  name: 'rewards-0050',
  sql: `
create table gated_segment (
  segment_id uuid primary key,
  gated_at timestamptz not null,
  cursor text,
  learned_at timestamptz
);
create index gated_segment_open on gated_segment (gated_at) where learned_at is null;
create table segment_member (
  segment_id uuid not null references gated_segment (segment_id),
  member_id uuid not null,
  inside boolean not null,
  change_id uuid not null,
  primary key (segment_id, member_id)
);
create index segment_member_person on segment_member (member_id);
alter table segment_member enable row level security;
create policy visible on segment_member for select to karat_rewards_restricted using (
  (select true from person_visibility v where v.person_id = segment_member.member_id));
grant select on segment_member to karat_rewards_restricted;

alter table reward
  add column segment_id uuid,
  add column offer_id uuid references coupon_offer (id),
  drop constraint reward_kind_check,
  add constraint reward_kind_check check (kind in ('goods', 'service', 'voucher', 'coupon')),
  add constraint reward_check1 check ((kind = 'coupon') = (offer_id is not null));
alter table redemption add column coupon_id uuid references coupon (id);
create index redemption_coupon on redemption (coupon_id) where coupon_id is not null;
grant select (coupon_id) on redemption to karat_rewards_restricted;
`,
};
