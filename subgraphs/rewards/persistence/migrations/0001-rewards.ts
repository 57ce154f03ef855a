import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The room: its numbers, and whom members tell of. */
export const rewards0001: SqlMigration = {
  name: 'rewards-0001',
  sql: `
create table reward_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null,
  redemption_days integer not null check (redemption_days >= 7 and redemption_days <= 15),
  reminder_days integer not null check (reminder_days >= 0 and reminder_days <= 14),
  cost_cap_bps integer not null check (cost_cap_bps >= 0 and cost_cap_bps <= 10000),
  cost_alert_bps integer not null check (cost_alert_bps >= 0 and cost_alert_bps <= 10000),
  cost_window_days integer not null check (cost_window_days >= 1 and cost_window_days <= 730),
  benefits_warn_above integer not null check (benefits_warn_above >= 1 and benefits_warn_above <= 100),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into reward_policy values (1, '2000-01-01T00:00:00Z', 15, 3, 300, 250, 90, 8,
  '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on reward_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, redemption_days, reminder_days, cost_cap_bps, cost_alert_bps,
  cost_window_days, benefits_warn_above, published_at) on reward_policy to karat_rewards_restricted;
${policyProposalTable('karat_rewards_restricted')}

create table known_member (
  member_id uuid primary key,
  region text not null,
  enrolled_at timestamptz not null
);
alter table known_member enable row level security;
create policy visible on known_member for select to karat_rewards_restricted using (
  (select true from person_visibility v where v.person_id = known_member.member_id));
grant select on known_member to karat_rewards_restricted;
create table member_tier (
  member_id uuid primary key,
  tier text not null,
  programme text not null,
  at timestamptz not null,
  version bigint not null
);
`,
};
