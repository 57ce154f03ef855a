import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What a coupon takes off counts once; new regions may give before they sold; nobody is told of sales elsewhere. */
export const rewards0052: SqlMigration = {
  name: 'rewards-0052',
  sql: `
alter table cost_sale add column reduced_minor bigint not null default 0 check (reduced_minor >= 0);
alter table reward_policy
  add column new_region_days integer check (new_region_days >= 1 and new_region_days <= 730),
  add column new_region_allowance integer
    check (new_region_allowance >= 0 and new_region_allowance <= 100000000);
grant select (new_region_days, new_region_allowance) on reward_policy to karat_rewards_restricted;
create policy own_sale on coupon_hold as restrictive for select to karat_rewards_restricted using (
  case (select current_setting('karat.kind', true))
    when 'channel' then channel_id = (select nullif(current_setting('karat.channel', true), '')::uuid)
    when 'tenant' then tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
    else true end);
create index entitlement_extra_lapsing on entitlement_extra (until_day)
  where cause = 'by_hand' and state = 'active' and left_over > 0 and until_day is not null;
`,
};
