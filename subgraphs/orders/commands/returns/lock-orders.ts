import type { Actor } from '../../../kernel/actor.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { Currency } from '../../../kernel/money.ts';
import { readNumber, type OrderName } from '../../domain/identifiers.ts';
import type { Fulfilment } from '../../../contracts/words.ts';
import type { OrderState } from '../../domain/order-state.ts';

/** Where the caller named the order: what is wrong with it is told there. */
export function namedAt(name: OrderName): string[] {
  return ['orderId' in name ? 'orderId' : 'externalNo'];
}

export interface LockedOrder {
  id: string; channel_id: string; external_no: string; outlet_id: string;
  selling_tenant_id: string | null; member_id: string | null; state: OrderState;
  currency: Currency; paid_at: Date; delivered_at: Date | null; base_minor: bigint;
  returned_base_minor: bigint; charity_bps: number; charity_minor: bigint;
  charity_reversed_minor: bigint;
  return_count: number; fulfilment: Fulfilment; policy_version: number;
  return_window_days: number | null; coupon_ids: string[] | null; coupon_withheld_minor: bigint;
  credit_hold_id: string | null;
}

/** Locks the named orders once, in id order; answers, by position, those that exist. */
export async function lockOrders(
  sql: Sql, names: readonly OrderName[],
): Promise<(LockedOrder | null)[]> {
  const numbered = names.flatMap((name) => {
    const externalNo = 'externalNo' in name ? readNumber(name.externalNo) : null;
    return 'externalNo' in name && name.channelId && externalNo !== null
      ? [{ channelId: name.channelId, externalNo }] : [];
  });
  const ids = names.flatMap((name) => ('orderId' in name && name.orderId ? [name.orderId] : []));
  const rows = await sql.all<LockedOrder>`
    select id, channel_id, external_no, outlet_id, selling_tenant_id, member_id, state, currency,
      paid_at, delivered_at, base_minor, returned_base_minor, charity_bps, charity_minor,
      charity_reversed_minor, return_count, fulfilment, policy_version, return_window_days,
      coupon_ids, coupon_withheld_minor, credit_hold_id
    from sales_order where id in (
      select unnest(${ids}::uuid[]) union
      select o.id from sales_order o join unnest(
        ${numbered.map((name) => name.channelId)}::uuid[],
        ${numbered.map((name) => name.externalNo)}::text[]) as t(channel_id, external_no)
        using (channel_id, external_no))
    order by id for update`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byNumber = new Map(rows.map((row) => [`${row.channel_id}\n${row.external_no}`, row]));
  return names.map((name) => ('orderId' in name
    ? byId.get(name.orderId ?? '')
    : byNumber.get(`${name.channelId}\n${readNumber(name.externalNo)}`)) ?? null);
}

/** A channel changes its own orders, a franchise those of its outlets, head office all. */
export function mayChange(
  actor: Actor, order: Pick<LockedOrder, 'channel_id' | 'selling_tenant_id' | 'outlet_id'>,
): boolean {
  if (actor.kind === 'operator' || actor.kind === 'service') return true;
  if (actor.kind === 'channel') return order.channel_id === actor.channelId;
  return actor.kind === 'tenant' && actor.tenantId !== undefined
    && order.selling_tenant_id === actor.tenantId
    && (!actor.siteIds || actor.siteIds.length === 0 || actor.siteIds.includes(order.outlet_id));
}
