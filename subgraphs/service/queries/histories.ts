import type { Sql } from '../../kernel/database/sql.ts';
import { moneyView } from '../../kernel/money.ts';
import type { PhotoKind, ServiceDeed, ServiceState } from '../domain/words.ts';
import type { ServicePhoto, ServiceStepTaken } from '../graphql/orders/service-order.type.ts';

interface StepRow {
  id: string; version: number; deed: ServiceDeed; state: ServiceState; priceMinor: bigint | null; promisedAt: Date;
  note: string | null; at: Date; by: string;
}

/** Everything that was done, the newest first, at most 200 of each. */
export async function stepsOf(
  sql: Sql, orders: readonly { id: string; currency: string }[],
): Promise<ServiceStepTaken[][]> {
  const rows = await sql.all<StepRow>`select s.* from unnest(${orders.map(({ id }) => id)}::uuid[]) as t (id)
    cross join lateral (select service_order_id as id, version, deed, state, price_minor as "priceMinor",
        promised_at as "promisedAt", note, at, by from service_step
      where service_order_id = t.id order by version desc limit 200) s`;
  const found = Map.groupBy(rows, ({ id }) => id);
  return orders.map(({ id, currency }) => (found.get(id) ?? []).map(({ priceMinor, ...row }) => (
    { ...row, price: priceMinor === null ? null : moneyView(priceMinor, currency) })));
}

/** Pictures as they came. */
export async function photosOf(sql: Sql, ids: readonly string[]): Promise<ServicePhoto[][]> {
  const rows = await sql.all<{ id: string; url: string; kind: PhotoKind; at: Date; by: string }>`
    select service_order_id as id, url, kind, at, by from service_photo
    where service_order_id = any(${[...ids]}::uuid[]) order by service_order_id, at, url`;
  const found = Map.groupBy(rows, ({ id }) => id);
  return ids.map((id) => (found.get(id) ?? []).map(({ url, kind, at, by }) => ({ url, kind, at, by })));
}
