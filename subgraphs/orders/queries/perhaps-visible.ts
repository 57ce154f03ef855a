import { sql as part } from 'kysely';

/**
 * For lists and sums over `sales_order o`: whatever a restricted reader may see is among these, each
 * found by an index; what of them it does see the policy on sales_order decides. By that alone every
 * order would be looked at.
 */
export const PERHAPS_VISIBLE = part`o.id in (
  select id from sales_order
    where channel_id = (select nullif(current_setting('karat.channel', true), '')::uuid)
  union select id from sales_order
    where selling_tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
  union select id from sales_order
    where member_id = (select nullif(current_setting('karat.person', true), '')::uuid)
  union select id from sales_order
    where member_id in (
      select person_id from person_visibility where tenant_id = (select
        case current_setting('karat.kind', true) when 'tenant'
        then nullif(current_setting('karat.tenant', true), '')::uuid end)
      union all select person_id from person_visibility where (select
        case current_setting('karat.kind', true) when 'person'
        then nullif(current_setting('karat.person', true), '')::uuid end)
        in (person_id, survivor_id)))`;
