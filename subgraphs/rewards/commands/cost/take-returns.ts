import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { homeValueBack } from '../../domain/cost/sale-value.ts';
import { dayOf } from '../../persistence/cost/days.ts';
import { addSales } from '../../persistence/cost/sales.ts';
import { costReturnTable } from '../../persistence/tables/cost-return.table.ts';
import { costSaleTable } from '../../persistence/tables/cost-sale.table.ts';

type ReturnFacts = EventPayloads['order.returned.v1'];
type Sale = RowOf<typeof costSaleTable>;

/** What came back is out of the sales on the day it came back, as its points are; each return once. */
export const takeReturns = defineBatchCommand<ReturnFacts, null, 'UNKNOWN_ORDER'>({
  name: 'rewards.take-returns',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = new Map(requests.map(({ input }) => [input.returnId, input]));
    const sales = await lockSales(tx.sql, [...told.values()].map(({ orderId }) => orderId));
    const known = await returnsOf(tx.sql, [...sales.keys()]);
    const backSoFar = new Map<string, bigint>();
    for (const { orderId, backMinor } of known) backSoFar.set(orderId, (backSoFar.get(orderId) ?? 0n) + backMinor);
    const taken = new Set(known.map(({ returnId }) => returnId));
    const book = await readCodebook(tx.sql);
    const fresh: RowOf<typeof costReturnTable>[] = [];
    for (const { returnId, orderId, returnedAt, lines } of told.values()) {
      const sale = sales.get(orderId);
      if (!sale || taken.has(returnId)) continue;
      const backMinor = lines.reduce((sum, line) => sum + line.returnedBaseMinor, 0n);
      const before = backSoFar.get(orderId) ?? 0n;
      backSoFar.set(orderId, before + backMinor);
      fresh.push({
        returnId, orderId, region: sale.region, franchiseId: sale.franchiseId, backMinor,
        day: dayOf(returnedAt, book.zoneOf(sale.region, returnedAt)),
        homeMinor: homeValueBack(sale, before, backMinor),
      });
    }
    await tx.sql.insertInto(costReturnTable, fresh);
    await addSales(tx.sql, fresh.map((back) => ({ ...back, homeMinor: -back.homeMinor })));
    return requests.map(({ input }) => (sales.has(input.orderId) ? accepted(null)
      : refused('UNKNOWN_ORDER', 'The order has not arrived yet.', ['orderId'])));
  },
});

async function lockSales(sql: Sql, ids: readonly string[]): Promise<Map<string, Sale>> {
  const rows = await sql.all<Sale>`select ${columnsOf(costSaleTable)} from cost_sale
    where order_id = any(${[...ids]}::uuid[]) order by order_id for update`;
  return new Map(rows.map((row) => [row.orderId, row]));
}

async function returnsOf(sql: Sql, orderIds: readonly string[]) {
  return sql.all<{ returnId: string; orderId: string; backMinor: bigint }>`
    select return_id as "returnId", order_id as "orderId", back_minor as "backMinor" from cost_return
    where order_id = any(${[...orderIds]}::uuid[])`;
}
