import type { Sql } from '../../kernel/database/sql.ts';
import type { OrderToActOn } from '../domain/standing/order-actions.ts';
import type { OrderState } from '../domain/order-state.ts';

export interface ActingOrder extends OrderToActOn {
  readonly channel_id: string;
  readonly selling_tenant_id: string | null;
  readonly outlet_id: string;
}

interface Row extends Pick<ActingOrder, 'channel_id' | 'selling_tenant_id' | 'outlet_id'> {
  id: string; state: OrderState; paid_at: Date; delivered_at: Date | null; has_buyer: boolean;
  has_rest: boolean; link_days: number;
}

/** What decides what may be done to them. */
export async function ordersToActOn(sql: Sql, ids: readonly string[]): Promise<(ActingOrder | null)[]> {
  const rows = await sql.all<Row>`
    select o.id, o.channel_id, o.selling_tenant_id, o.outlet_id, o.state, o.paid_at, o.delivered_at, p.link_days,
      o.member_id is not null as has_buyer,
      exists (select 1 from order_line l where l.order_id = o.id and (l.quantity > l.returned_quantity
        or l.base_minor > l.returned_base_minor)) as has_rest
    from sales_order o join order_policy p on p.version = o.policy_version
    where o.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, {
    ...row, paidAt: row.paid_at, deliveredAt: row.delivered_at, hasBuyer: row.has_buyer, hasRest: row.has_rest,
    linkDays: row.link_days,
  }]));
  return ids.map((id) => byId.get(id) ?? null);
}
