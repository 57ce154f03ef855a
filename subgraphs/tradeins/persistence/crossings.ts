import type { Tx } from '../../kernel/commands/command.ts';
import type { NewRowOf } from '../../kernel/database/define-table.ts';
import { newId } from '../../kernel/ids.ts';
import type { HoldRow } from './credit.ts';
import type { Place } from './places.ts';
import type { SharedGold } from './shares-of-gold.ts';
import { creditCrossingTable } from './tables/credit.table.ts';

interface Sold {
  readonly orderId: string; readonly hold: HoldRow; readonly seller: Place; readonly shares: readonly SharedGold[];
}

/**
 * What one party sold for credit that another one owes: gold by whoever took it in, everything else by the house.
 *
 * Example: franchise A took in a bangle, franchise B sells a ring for 9,440.34 of it and 559.66 of store credit: A owes
 * B the first, head office the second.
 */
export async function noteCrossings(tx: Tx, { orderId, hold, seller, shares }: Sold): Promise<void> {
  const goldMinor = shares.reduce((sum, { takenMinor }) => sum + takenMinor, 0n);
  const sold = { orderId, sellerOutletId: seller.outletId, sellerTenantId: seller.franchiseId, region: hold.region,
    currency: hold.currency, backMinor: 0n, at: tx.now };
  const rows: NewRowOf<typeof creditCrossingTable>[] = [
    ...shares.map(({ row, takenMinor }) => ({
      ...sold, id: newId(tx.now), tradeInId: row.id, takerOutletId: row.outletId, takerTenantId: row.tenantId,
      amountMinor: takenMinor, fineMg: row.fineMg })),
    { ...sold, id: newId(tx.now), tradeInId: null, takerOutletId: null, takerTenantId: null, fineMg: null,
      amountMinor: hold.amountMinor - goldMinor },
  ];
  const crossed = rows.filter(({ amountMinor, takerTenantId, sellerTenantId }) =>
    amountMinor > 0n && takerTenantId !== sellerTenantId);
  await tx.sql.insertInto(creditCrossingTable, crossed);
}

/** Of what came back of a sale so far, each has its part, floor; all of it comes back with all of it. */
export async function crossBack(tx: Tx, orderId: string): Promise<void> {
  await tx.sql.run`update credit_crossing c set back_minor = floor(c.amount_minor::numeric * l.back / l.paid)::bigint
    from (select sum(back_minor) as back, sum(share_minor) as paid from credit_line where order_id = ${orderId}) l
    where c.order_id = ${orderId} and l.paid > 0`;
}
