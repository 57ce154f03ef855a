import type { Sql } from '../../../kernel/database/sql.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { tiersOf } from '../../persistence/benefits/standings.ts';

/** Programmes with their tiers as far as they have been told. */
export async function programmesTold(sql: Sql, at: Date) {
  const book = await readCodebook(sql);
  return book.list('programme', at).map(({ code, traits }) => (
    { code, currency: traits.currency, tiers: tiersOf(book, code, at) }));
}

/** Members above the lowest tier, and an outlet of their region, for whoever makes an example of them. */
export async function membersToServe(
  sql: Sql, most: number,
): Promise<readonly { readonly memberId: string; readonly outletId: string }[]> {
  return sql.all<{ memberId: string; outletId: string }>`
    select k.member_id as "memberId", o.outlet_id as "outletId" from known_member k
    join member_tier t on t.member_id = k.member_id and t.tier <> 'base' and not t.provisional
    join person_visibility v on v.person_id = k.member_id and v.survivor_id is null
    cross join lateral (select outlet_id from outlet_fact f where f.region = k.region and not f.closed
      and f.kind in ('own_store', 'franchise_store') order by f.outlet_id limit 1) o
    order by k.member_id limit ${most}`;
}
