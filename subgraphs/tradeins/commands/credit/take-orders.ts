import type { OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { takenFrom } from '../../domain/give-back.ts';
import {
  accountOf, giveCredit, houseAccount, lockAccounts, lockHold, post, type HoldRow,
} from '../../persistence/credit.ts';
import { noteSale } from '../../persistence/crossings.ts';
import { waysBy } from '../../persistence/policies.ts';
import { readPlace, type Place } from '../../persistence/places.ts';
import { sharesOfGold, type SharedGold } from '../../persistence/shares-of-gold.ts';
import { creditLineTable } from '../../persistence/tables/credit.table.ts';
import { isHeld, lockTradeIns, NOT_ASKED, saveStep, type TradeInRow } from '../../persistence/trade-ins.ts';

/**
 * A sale took what its quote held: old gold that was not credited before is credited now, as far as the sale takes it
 * at what it was offered at, and what the sale takes is spent. The sale has happened, however late its news is: what is
 * not there any more the member owes.
 */
export const takeOrders = defineBatchCommand<OrderFacts, null, 'UNKNOWN_OUTLET'>({
  name: 'tradeins.take-orders',
  maxBatch: 100,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const outcomes = [];
    for (const { input } of requests) {
      const seller = input.creditHoldId ? await readPlace(tx.sql, input.sellingOutletId) : null;
      if (input.creditHoldId && seller) await take(tx, input, input.creditHoldId, seller);
      outcomes.push(!input.creditHoldId || seller ? accepted(null)
        : refused('UNKNOWN_OUTLET' as const, 'The outlet has not arrived yet.', ['sellingOutletId']));
    }
    return outcomes;
  },
});

async function take(tx: Tx, order: OrderFacts, holdId: string, seller: Place): Promise<void> {
  const hold = await lockHold(tx.sql, holdId);
  if (!hold || hold.state === 'used') return;
  const rows = await lockTradeIns(tx.sql, hold.tradeInIds);
  const named = hold.tradeInIds.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const mine = named.filter((row) => isOfSale(row, hold, tx.now));
  const fresh = mine.filter(({ givenAt }) => givenAt === null)
    .map((row) => ({ ...row, orderId: order.orderId }));
  const shares = sharesOfGold(fresh, await waysBy(tx.sql, fresh), hold.amountMinor - hold.storeMinor);
  for (const { id } of mine) {
    await tx.sql.run`update trade_in set order_id = ${order.orderId}, held_until = null where id = ${id}`;
  }
  for (const share of shares) await creditOne(tx, share);
  await spend(tx, hold, order.orderId, named[0]?.namedId ?? hold.memberId);
  const sold = { sellerOutletId: seller.outletId, sellerTenantId: seller.franchiseId };
  await noteSale(tx, order.orderId, { ...hold, ...sold }, shares);
  await tx.sql.run`update credit_hold set state = 'used', order_id = ${order.orderId},
    seller_outlet_id = ${sold.sellerOutletId}, seller_tenant_id = ${sold.sellerTenantId} where id = ${holdId}`;
  await tx.sql.insertInto(creditLineTable, order.lines.filter(({ tradeInMinor = 0n }) => tradeInMinor > 0n)
    .map(({ lineId, quantity, tradeInMinor }) => (
      { lineId, orderId: order.orderId, shareMinor: tradeInMinor!, quantity })));
  tx.audit({ subjectId: holdId, before: { state: hold.state },
    after: { state: 'used', orderId: order.orderId, amountMinor: hold.amountMinor } });
}

/** What another sale has, or what was given back meanwhile, is no part of it any more. */
function isOfSale(row: TradeInRow, hold: HoldRow, now: Date): boolean {
  const isOthers = row.orderId !== null || row.holdId !== hold.id && isHeld(row, now);
  return !isOthers && ['accepted', 'melted', 'credited'].includes(row.state);
}

/** A hold of before there was a plain price keeps what its quote promised. */
async function creditOne(tx: Tx, { row, takenMinor, givenMinor: shared }: SharedGold): Promise<void> {
  const givenMinor = shared ?? row.creditMinor!;
  await giveCredit(tx, row, givenMinor, takenMinor);
  // Not melted yet, it is credited all the same, and closed once it is melted.
  const isMelted = row.state === 'melted';
  await saveStep(tx, row, { givenAt: tx.now, givenMinor, takenMinor, ...NOT_ASKED,
    ...(isMelted && { state: 'credited', closedAt: tx.now }) }, 'credit', null);
}

async function spend(tx: Tx, { memberId, region, currency, amountMinor }: HoldRow, orderId: string, namedId: string) {
  if (amountMinor === 0n) return;
  const accounts = await lockAccounts(tx.sql, memberId, currency);
  const from = accounts.length > 0 ? accounts.map(({ id, balanceMinor }) => ({ accountId: id, balanceMinor }))
    : [{ accountId: await accountOf(tx, { namedId, memberId, currency }), balanceMinor: 0n }];
  const sales = await houseAccount(tx, 'sales', { region, currency });
  const of = { kind: 'spent', orderId } as const;
  await post(tx, [
    ...takenFrom(amountMinor, from).map(({ accountId, minor }) => ({ ...of, accountId, minor: -minor })),
    { ...of, accountId: sales, minor: amountMinor }]);
}
