import type { Tx } from '../../kernel/commands/command.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { newId } from '../../kernel/ids.ts';
import type { SharedGold } from './shares-of-gold.ts';
import { creditCrossingTable, type creditHoldTable } from './tables/credit.table.ts';
import type { TradeInRow } from './trade-ins.ts';

/** Gold is owed by whoever took it in, store credit by head office; without an outlet head office is owed. */
interface Owed {
  readonly gold: TradeInRow | null;
  readonly to: { readonly outletId: string; readonly tenantId: string | null } | null;
  readonly orderId: string | null;
  readonly region: string;
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** What a party owes itself is no debt. */
async function note(tx: Tx, owed: readonly Owed[]): Promise<void> {
  await tx.sql.insertInto(creditCrossingTable, owed
    .filter(({ amountMinor, gold, to }) => amountMinor !== 0n && (gold?.tenantId ?? null) !== (to?.tenantId ?? null))
    .map(({ gold, to, ...rest }) => ({
      ...rest, id: newId(tx.now), tradeInId: gold?.id ?? null, takerOutletId: gold?.outletId ?? null,
      takerTenantId: gold?.tenantId ?? null, fineMg: gold?.fineMg ?? null, sellerOutletId: to?.outletId ?? null,
      sellerTenantId: to?.tenantId ?? null, at: tx.now })));
}

/**
 * Gold that became store credit beyond what a sale took of it: its taker keeps the gold, and head office owes the
 * member. Below zero: that credit is gone again, with the gold.
 *
 * Example: franchise A credits a bangle at 9,440.34 by hand: it owes head office so much. Whoever sells for that store
 * credit afterwards is owed by head office.
 */
export function noteStoreCredit(tx: Tx, gold: TradeInRow, amountMinor: bigint): Promise<void> {
  const { orderId, region, currency } = gold;
  return note(tx, [{ gold, to: null, orderId, region, currency, amountMinor }]);
}

type Sold = Pick<RowOf<typeof creditHoldTable>,
  'region' | 'currency' | 'amountMinor' | 'sellerOutletId' | 'sellerTenantId'>;
type Taken = Pick<SharedGold, 'row' | 'takenMinor'>;

/**
 * What a sale took: its seller is owed it, gold by whoever took it in, everything else by head office.
 *
 * Example: franchise A took in a bangle, franchise B sells a ring for 9,440.34 of it and 559.66 of store credit: A owes
 * B the first, head office the second.
 */
export function noteSale(tx: Tx, orderId: string, sold: Sold, golds: readonly Taken[]): Promise<void> {
  return note(tx, debtsOf(orderId, sold, golds, (minor) => minor));
}

/**
 * What came back of a sale: its seller is owed so much less. The gold stays where it lies, and its credit is the
 * member's again: its taker owes it to head office instead. Of what came back so far each debt has its part, floor;
 * all of it comes back with all of it.
 */
export async function noteBack(tx: Tx, orderId: string, sold: Sold, golds: readonly Taken[],
  { paidMinor, beforeMinor, backMinor }: { readonly [K in 'paidMinor' | 'beforeMinor' | 'backMinor']: bigint },
): Promise<void> {
  if (sold.sellerOutletId === null) return;
  const part = (minor: bigint) =>
    minor * (beforeMinor + backMinor) / paidMinor - minor * beforeMinor / paidMinor;
  await note(tx, debtsOf(orderId, sold, golds, (minor) => -part(minor)));
  // Sold for by head office, the gold is owed to it already.
  if (sold.sellerTenantId !== null) {
    await note(tx, golds.map(({ row, takenMinor }) => (
      { gold: row, to: null, orderId, region: row.region, currency: row.currency, amountMinor: part(takenMinor) })));
  }
}

function debtsOf(
  orderId: string, { region, currency, amountMinor, sellerOutletId, sellerTenantId }: Sold, golds: readonly Taken[],
  of: (minor: bigint) => bigint,
): Owed[] {
  const to = { outletId: sellerOutletId!, tenantId: sellerTenantId };
  const sold = { to, orderId, region, currency };
  const goldMinor = golds.reduce((sum, { takenMinor }) => sum + takenMinor, 0n);
  return [
    ...golds.map(({ row, takenMinor }) => ({ ...sold, gold: row, amountMinor: of(takenMinor) })),
    { ...sold, gold: null, amountMinor: of(amountMinor - goldMinor) },
  ];
}
