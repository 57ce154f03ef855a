import type { Sql } from '../../kernel/database/sql.ts';
import { fromJson, toJson } from '../../kernel/json.ts';
import type { EarlyNews } from '../domain/order-earning.ts';
import type { ReturnedGoods } from '../domain/returned-goods.ts';

/** For each order: whether it is posted already, and what came before its member did. */
export async function knownOrders(sql: Sql, orderIds: readonly string[], now: Date) {
  const rows = await sql.all<{
    order_id: string; posted: boolean; news: boolean; delivered_at: Date | null;
    window_ends_at: Date | null; remaining: Record<string, string> | null; returns: unknown;
  }>`select k.order_id, o.order_id is not null as posted, u.order_id is not null as news,
      u.delivered_at, u.window_ends_at, u.remaining, u.returns
    from unnest(${[...orderIds]}::uuid[]) as k (order_id)
    left join order_points o on o.order_id = k.order_id
    left join unclaimed_order u on u.order_id = k.order_id`;
  return new Map(rows.map((row) => [row.order_id, {
    posted: row.posted,
    news: row.news ? {
      deliveredAt: row.delivered_at, windowEndsAt: row.window_ends_at,
      returns: [...undated(row.remaining ?? {}, now), ...returnsFrom(row.returns)],
    } satisfies EarlyNews : null,
  }]));
}

/** Kept before returns were: what was left of each line, without a time. */
function undated(remaining: Record<string, string>, now: Date): ReturnedGoods[] {
  const lines = Object.entries(remaining)
    .map(([lineId, base]) => ({ lineId, remainingBase: BigInt(base) }));
  return lines.length === 0 ? [] : [{ returnId: null, at: now, remaining: lines }];
}

function returnsFrom(value: unknown): ReturnedGoods[] {
  const all = fromJson<ReturnedGoods[]>(value ?? []);
  return [...new Map(all.map((goods) => [goods.returnId, goods])).values()];
}

export interface News {
  readonly orderId: string;
  readonly deliveredAt: Date | null;
  readonly windowEndsAt: Date | null;
  readonly returns: readonly ReturnedGoods[];
}

/** Keeps what comes before the member: the latest delivery, each return in the order it was told. */
export async function keepNews(sql: Sql, news: readonly News[]): Promise<void> {
  const merged = new Map<string, News>();
  for (const item of news) {
    const earlier = merged.get(item.orderId);
    merged.set(item.orderId, {
      orderId: item.orderId, deliveredAt: item.deliveredAt ?? earlier?.deliveredAt ?? null,
      windowEndsAt: item.windowEndsAt ?? earlier?.windowEndsAt ?? null,
      returns: [...earlier?.returns ?? [], ...item.returns],
    });
  }
  await sql.insertRows('unclaimed_order', {
    order_id: 'uuid', delivered_at: 'timestamptz', window_ends_at: 'timestamptz', returns: 'jsonb',
  }, [...merged.values()].map((item) => ({
    order_id: item.orderId, delivered_at: item.deliveredAt, window_ends_at: item.windowEndsAt,
    returns: toJson(item.returns),
  })), `on conflict (order_id) do update set
    delivered_at = coalesce(excluded.delivered_at, unclaimed_order.delivered_at),
    window_ends_at = coalesce(excluded.window_ends_at, unclaimed_order.window_ends_at),
    returns = unclaimed_order.returns || excluded.returns`);
}
