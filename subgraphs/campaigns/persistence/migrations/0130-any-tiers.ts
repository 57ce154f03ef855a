import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Programmes have tiers of their own: drops open by rank, whatever tiers there are, and keep the seconds they
 * had. Tiers that were told before belong to the list that all programmes had then.
 */
export const campaigns0130: SqlMigration = {
  name: 'campaigns-0130',
  sql: `
alter table live_drop drop constraint live_drop_check;
alter table live_drop alter column base_delay_s type int[] using array[base_delay_s, silver_delay_s];
alter table live_drop rename column base_delay_s to tier_delays;
alter table live_drop drop column silver_delay_s;
alter table live_drop add constraint live_drop_tier_delays_check check (
  cardinality(tier_delays) <= 8 and 0 <= all (tier_delays) and 86400 >= all (tier_delays));

alter table campaign_policy drop constraint campaign_policy_check;
alter table campaign_policy alter column base_delay_seconds type int[]
  using array[base_delay_seconds, silver_delay_seconds];
alter table campaign_policy rename column base_delay_seconds to tier_delay_seconds;
alter table campaign_policy drop column silver_delay_seconds;
alter table campaign_policy add constraint campaign_policy_tier_delay_seconds_check check (
  cardinality(tier_delay_seconds) <= 8 and 0 <= all (tier_delay_seconds) and 86400 >= all (tier_delay_seconds));

alter table member_tier drop constraint member_tier_tier_check;
alter table member_tier add column programme text not null default 'CN';
alter table member_tier alter column programme drop default;
`,
};
