import type { Sql } from '../../kernel/database/sql.ts';
import { moneyView } from '../../kernel/money.ts';
import { formatGrams } from '../../kernel/weight.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import type { RecycledGold, StoreCreditBooks } from '../graphql/credit/credit-books.type.ts';

/** The trial balance: every region and currency once. */
export async function booksOf(sql: Sql): Promise<StoreCreditBooks[]> {
  const rows = await sql.all<{ currency: string; members: bigint; gold: bigint; sales: bigint }>`
    select a.currency, coalesce(sum(e.minor) filter (where a.kind = 'member'), 0)::bigint as members,
      coalesce(sum(e.minor) filter (where a.kind = 'gold'), 0)::bigint as gold,
      coalesce(sum(e.minor) filter (where a.kind = 'sales'), 0)::bigint as sales
    from credit_account a left join credit_entry e on e.account_id = a.id group by a.currency order by 1 limit 200`;
  return rows.map(({ currency, members, gold, sales }) => ({
    owed: moneyView(members, currency), gold: moneyView(-gold, currency), sales: moneyView(sales, currency),
    isBalanced: members + gold + sales === 0n,
  }));
}

interface Period { readonly region: string; readonly from: string; readonly to: string; readonly now: Date }
interface Sums { purity: number; pieces: number; grossMg: bigint; fineMg: bigint }

/** What was melted in a region on its business days, by purity. */
export async function recycledGold(sql: Sql, { region, from, to, now }: Period): Promise<RecycledGold[]> {
  const zone = (await readCodebook(sql)).known('region', region, now)?.traits.timeZone;
  if (zone === undefined) return [];
  const rows = await sql.all<Sums>`select purity, count(*)::int as pieces, sum(gross_mg)::bigint as "grossMg",
      sum(fine_mg)::bigint as "fineMg" from trade_in
    where melted_at >= ${from}::date::timestamp at time zone ${zone}
      and melted_at < (${to}::date + 1)::timestamp at time zone ${zone} and region = ${region}
    group by purity order by purity desc limit 1000`;
  return rows.map(({ purity, pieces, grossMg, fineMg }) => (
    { purity, pieces, grossGrams: formatGrams(grossMg), fineGrams: formatGrams(fineMg) }));
}
