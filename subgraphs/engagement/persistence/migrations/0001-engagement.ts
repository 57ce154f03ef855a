import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The room: its numbers, and whom members tell of. */
export const engagement0001: SqlMigration = {
  name: 'engagement-0001',
  sql: `
create table engagement_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null,
  check_in_reward integer not null check (check_in_reward >= 0 and check_in_reward <= 10000),
  streak_days integer not null check (streak_days >= 2 and streak_days <= 366),
  streak_reward integer not null check (streak_reward >= 0 and streak_reward <= 100000),
  referral_reward integer not null check (referral_reward >= 0 and referral_reward <= 1000000),
  referral_least_units integer not null check (referral_least_units >= 1 and referral_least_units <= 100000000),
  referrals_a_year integer not null check (referrals_a_year >= 0 and referrals_a_year <= 10000),
  earnings_a_day integer not null check (earnings_a_day >= 1 and earnings_a_day <= 100000),
  devices_at_most integer not null check (devices_at_most >= 1 and devices_at_most <= 1000),
  phone_change_minutes integer not null check (phone_change_minutes >= 0 and phone_change_minutes <= 100000),
  refund_share_bps integer not null check (refund_share_bps >= 0 and refund_share_bps <= 10000),
  refund_orders integer not null check (refund_orders >= 0 and refund_orders <= 1000),
  refund_days integer not null check (refund_days >= 1 and refund_days <= 730),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into engagement_policy values (1, '2000-01-01T00:00:00Z', 5, 7, 20, 200, 1000, 16, 20, 3, 10, 4000, 3, 90,
  '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on engagement_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, check_in_reward, streak_days, streak_reward, referral_reward,
  referral_least_units, referrals_a_year, earnings_a_day, devices_at_most, phone_change_minutes,
  refund_share_bps, refund_orders, refund_days, published_at) on engagement_policy to karat_engagement_restricted;
${policyProposalTable('karat_engagement_restricted')}

create table known_member (
  member_id uuid primary key,
  region text not null,
  enrolled_at timestamptz not null
);
alter table known_member enable row level security;
create policy visible on known_member for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = known_member.member_id));
grant select on known_member to karat_engagement_restricted;
`,
};
