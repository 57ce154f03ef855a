import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { Known } from '../../domain/prediction/predict.ts';
import { purchasesFor } from './purchases.ts';

/** What predictions of these members are worked out of, as of each one's day. */
export async function knownBuyers(
  sql: Sql, members: readonly { readonly memberId: string; readonly today: string }[],
): Promise<(memberId: string) => Known> {
  const ids = members.map(({ memberId }) => memberId);
  const purchases = await purchasesFor(sql, fragment`select unnest(${ids}::uuid[]) as member_id`);
  const back = await sql.all<{ member_id: string; days: number }>`
    select o.member_id, min(t.today - o.wholly_returned_at::date)::int as days
    from unnest(${ids}::uuid[], ${members.map(({ today }) => today)}::date[]) as t (member_id, today)
    join order_fact o on o.member_id = t.member_id where o.wholly_returned_at::date <= t.today
    group by o.member_id`;
  const daysSince = new Map(back.map((row) => [row.member_id, row.days]));
  return (memberId) => ({
    purchases: purchases.get(memberId) ?? null, daysSinceReturn: daysSince.get(memberId) ?? null });
}
