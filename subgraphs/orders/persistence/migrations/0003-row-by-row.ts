import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Row by row, not by a hash of everybody the reader may see: docs/decisions/0003. */
export const orders0003: SqlMigration = {
  name: 'orders-0003',
  sql: `
alter policy visible on sales_order using (
  case (select current_setting('karat.kind', true))
    when 'channel' then
      channel_id = (select nullif(current_setting('karat.channel', true), '')::uuid)
    else
      (selling_tenant_id = (select case current_setting('karat.kind', true)
          when 'tenant' then nullif(current_setting('karat.tenant', true), '')::uuid end)
        and ((select coalesce(current_setting('karat.sites', true), '')) = ''
          or outlet_id = any((select string_to_array(
            nullif(current_setting('karat.sites', true), ''), ','))::uuid[])))
      or member_id = (select case current_setting('karat.kind', true)
          when 'person' then nullif(current_setting('karat.person', true), '')::uuid end)
      or (select true from person_visibility v where v.person_id = member_id)
  end);
alter policy visible on order_line using (
  (select true from sales_order o where o.id = order_line.order_id));
alter policy visible on order_return using (
  (select true from sales_order o where o.id = order_return.order_id));
alter policy visible on return_line using (
  (select true from order_return r where r.id = return_line.return_id));
`,
};
