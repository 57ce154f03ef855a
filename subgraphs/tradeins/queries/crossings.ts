import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { formatGrams } from '../../kernel/weight.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import type { CreditCrossing } from '../graphql/credit/credit-crossing.type.ts';
import { creditCrossingTable } from '../persistence/tables/credit.table.ts';

interface Period { readonly region: string; readonly from: string; readonly to: string; readonly now: Date }

/** What was sold for credit that another party owes, in a region and on its business days, the newest first. */
export async function creditCrossings(sql: Sql, { region, from, to, now }: Period): Promise<CreditCrossing[]> {
  const zone = (await readCodebook(sql)).known('region', region, now)?.traits.timeZone;
  if (zone === undefined) return [];
  const rows = await sql.all<RowOf<typeof creditCrossingTable>>`select ${columnsOf(creditCrossingTable)}
    from credit_crossing where at >= ${from}::date::timestamp at time zone ${zone}
      and at < (${to}::date + 1)::timestamp at time zone ${zone} and region = ${region}
    order by at desc, id desc limit 1000`;
  const outlet = (id: string | null) => (id === null ? null : { id: encodeId(PREFIX.outlet, id) });
  const franchise = (id: string | null) => (id === null ? null : encodeId(PREFIX.franchise, id));
  return rows.map((row) => ({
    id: row.id, orderId: encodeId(PREFIX.order, row.orderId),
    tradeInId: row.tradeInId === null ? null : encodeId(PREFIX.tradeIn, row.tradeInId),
    takerOutlet: outlet(row.takerOutletId), takerFranchiseId: franchise(row.takerTenantId),
    sellerOutlet: outlet(row.sellerOutletId), sellerFranchiseId: franchise(row.sellerTenantId),
    amount: moneyView(row.amountMinor, row.currency), back: moneyView(row.backMinor, row.currency),
    fineGrams: row.fineMg === null ? null : formatGrams(row.fineMg), at: row.at,
  }));
}
