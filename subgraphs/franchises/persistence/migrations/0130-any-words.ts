import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Regions and margin classes are words that operators enter. Versions of the policy keep their rates, by
 * class. A member's months and currency are its region's: `home_region` knows them of every region that was
 * told with its programme.
 */
export const franchises0130: SqlMigration = {
  name: 'franchises-0130',
  sql: `
alter table franchise drop constraint franchise_region_check;
alter table outlet drop constraint outlet_region_check;
alter table member_home drop constraint member_home_region_check;
alter table order_line_fact drop constraint order_line_fact_margin_class_check;
alter table rebate drop constraint rebate_margin_class_check;

alter table franchise_policy drop constraint franchise_policy_a_bps_check;
alter table franchise_policy alter column class_a_bps type jsonb using jsonb_build_array(
  jsonb_build_object('marginClass', 'A', 'bps', class_a_bps),
  jsonb_build_object('marginClass', 'B', 'bps', class_b_bps),
  jsonb_build_object('marginClass', 'C', 'bps', class_c_bps),
  jsonb_build_object('marginClass', 'D', 'bps', class_d_bps));
alter table franchise_policy rename column class_a_bps to rebates;
alter table franchise_policy drop column class_b_bps, drop column class_c_bps, drop column class_d_bps;
alter table franchise_policy add constraint franchise_policy_rebates_check check (jsonb_typeof(rebates) = 'array');

-- Zone and currency are for ever: any version says them.
create view home_region as
  select distinct on (r.code) r.code as region, r.traits->>'timeZone' as zone, p.traits->>'currency' as currency
  from word r join word p on p.kind = 'programme' and p.code = r.traits->>'programme' and not p.withdrawn
  where r.kind = 'region' and not r.withdrawn
  order by r.code;
`,
};
