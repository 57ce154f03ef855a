import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The room: its numbers, and whom members tell of. */
export const plans0001: SqlMigration = {
  name: 'plans-0001',
  sql: `
create table plan_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null,
  level_least_units integer not null check (level_least_units >= 1 and level_least_units <= 100000),
  level_step_units integer not null check (level_step_units >= 1 and level_step_units <= 100000),
  level_count integer not null check (level_count >= 1 and level_count <= 20),
  instalments integer not null check (instalments >= 2 and instalments <= 60),
  plan_grace_days integer not null check (plan_grace_days >= 0 and plan_grace_days <= 60),
  missed_instalments integer not null check (missed_instalments >= 1 and missed_instalments <= 12),
  join_coupon_units integer not null check (join_coupon_units >= 0 and join_coupon_units <= 100000),
  renew_coupon_units integer not null check (renew_coupon_units >= 0 and renew_coupon_units <= 100000),
  mature_coupon_units integer not null check (mature_coupon_units >= 0 and mature_coupon_units <= 100000),
  referral_coupon_units integer not null check (referral_coupon_units >= 0 and referral_coupon_units <= 100000),
  plan_coupon_days integer not null check (plan_coupon_days >= 1 and plan_coupon_days <= 3650),
  renew_days integer not null check (renew_days >= 0 and renew_days <= 730),
  bean_least_grams integer not null check (bean_least_grams >= 1 and bean_least_grams <= 1000),
  bean_most_grams integer not null check (bean_most_grams >= 1 and bean_most_grams <= 1000),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into plan_policy values (1, '2000-01-01T00:00:00Z', 200, 100, 3, 12, 7, 2, 30, 80, 120, 50, 365, 90, 1, 3,
  '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on plan_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, level_least_units, level_step_units, level_count, instalments,
  plan_grace_days, missed_instalments, join_coupon_units, renew_coupon_units, mature_coupon_units,
  referral_coupon_units, plan_coupon_days, renew_days, bean_least_grams, bean_most_grams,
  published_at) on plan_policy to karat_plans_restricted;
${policyProposalTable('karat_plans_restricted')}

create table known_member (
  member_id uuid primary key,
  region text not null,
  enrolled_at timestamptz not null
);
alter table known_member enable row level security;
create policy visible on known_member for select to karat_plans_restricted using (
  (select true from person_visibility v where v.person_id = known_member.member_id));
grant select on known_member to karat_plans_restricted;
`,
};
