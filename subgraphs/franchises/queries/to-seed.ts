import type { Sql } from '../../kernel/database/sql.ts';

export interface Contested { readonly orderId: string; readonly franchiseId: string; readonly paidAt: Date }

/** When no more sales of the demo brand arrive; refused where none ever do. */
export async function awaitSales(sql: Sql): Promise<void> {
  let before = 0n;
  let still = 0;
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const { orders } = await sql.one<{ orders: bigint }>`select count(*) as orders from order_fact`;
    still = orders > 0n && orders === before ? still + 1 : 0;
    if (still === 8) return;
    before = orders;
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed stores after sales have arrived');
}

/** Newest sales of these franchises to members who are at home elsewhere. */
export function contestedOrders(
  sql: Sql, franchiseIds: readonly string[], { since, now }: { since: Date; now: Date }, most: number,
) {
  return sql.all<Contested>`select o.order_id as "orderId", o.franchise_id as "franchiseId", o.paid_at as "paidAt"
    from order_fact o join attribution a on a.member_id = o.member_id and a.starts_at <= ${now}
      and (a.ends_at is null or a.ends_at > ${now})
    where o.franchise_id = any(${[...franchiseIds]}::uuid[]) and o.paid_at > ${since}
      and a.franchise_id is distinct from o.franchise_id
      and not exists (select 1 from attribution_appeal x where x.order_id = o.order_id)
    order by o.paid_at desc, o.order_id limit ${most}`;
}

export async function isAppealed(sql: Sql): Promise<boolean> {
  return await sql.maybe`select 1 from attribution_appeal limit 1` !== null;
}
