import { sql as part } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { formatGrams } from '../../kernel/weight.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import type { CreditCrossing } from '../graphql/credit/credit-crossing.type.ts';
import { creditCrossingTable } from '../persistence/tables/credit.table.ts';

type CrossingRow = RowOf<typeof creditCrossingTable>;
interface Period { readonly region: string; readonly from: string; readonly to: string; readonly now: Date }

/** What parties owe each other for credit, in a region and on its business days, the newest first. */
export async function creditCrossings(sql: Sql, { region, from, to, now }: Period, bounds: PageBounds) {
  // Of an unknown region there are no rows, by any clock.
  const zone = (await readCodebook(sql)).known('region', region, now)?.traits.timeZone ?? 'UTC';
  const where = part`c.region = ${region} and c.at >= ${from}::date::timestamp at time zone ${zone}
    and c.at < (${to}::date + 1)::timestamp at time zone ${zone}`;
  const table = part`credit_crossing c`;
  return pageOf(await readPage<CrossingRow>(sql, {
    columns: columnsOf(creditCrossingTable, { as: 'c' }), from: table, key: 'c.id', arms: [{ from: table, where }],
    sort: [{ column: 'c.at', type: 'timestamptz' }, { column: 'c.id', type: 'uuid' }], descending: true,
  }, bounds), crossingView);
}

const outlet = (id: string | null) => (id === null ? null : { id: encodeId(PREFIX.outlet, id) });
const franchise = (id: string | null) => (id === null ? null : encodeId(PREFIX.franchise, id));

function crossingView(row: CrossingRow): CreditCrossing {
  return {
    id: row.id, orderId: row.orderId && encodeId(PREFIX.order, row.orderId),
    tradeInId: row.tradeInId && encodeId(PREFIX.tradeIn, row.tradeInId),
    takerOutlet: outlet(row.takerOutletId), takerFranchiseId: franchise(row.takerTenantId),
    sellerOutlet: outlet(row.sellerOutletId), sellerFranchiseId: franchise(row.sellerTenantId),
    amount: moneyView(row.amountMinor, row.currency),
    fineGrams: row.fineMg === null ? null : formatGrams(row.fineMg), at: row.at,
  };
}
