import type { OrderFacts } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { takenFrom } from '../../domain/give-back.ts';
import {
  accountOf, giveCredit, houseAccount, lockAccounts, lockHold, post, type HoldRow,
} from '../../persistence/credit.ts';
import { creditLineTable } from '../../persistence/tables/credit.table.ts';
import { isHeld, lockTradeIns, saveStep, type TradeInRow } from '../../persistence/trade-ins.ts';

/**
 * A sale took what its quote held: old gold that was not credited before is credited now, and what the sale takes is
 * spent. The sale has happened, however late its news is: what is not there any more the member owes.
 */
export const takeOrders = defineBatchCommand<OrderFacts, null, never>({
  name: 'tradeins.take-orders',
  maxBatch: 100,
  repeatable: true,
  executeAll: async (tx, requests) => {
    for (const { input } of requests) if (input.creditHoldId) await take(tx, input, input.creditHoldId);
    return requests.map(() => accepted(null));
  },
});

async function take(tx: Tx, order: OrderFacts, holdId: string): Promise<void> {
  const hold = await lockHold(tx.sql, holdId);
  if (!hold || hold.state === 'used') return;
  const rows = await lockTradeIns(tx.sql, hold.tradeInIds);
  for (const row of rows) await useOld(tx, row, hold, order.orderId);
  await spend(tx, hold, order.orderId, rows[0]?.namedId ?? hold.memberId);
  await tx.sql.run`update credit_hold set state = 'used', order_id = ${order.orderId} where id = ${holdId}`;
  await tx.sql.insertInto(creditLineTable, order.lines.filter(({ tradeInMinor = 0n }) => tradeInMinor > 0n)
    .map(({ lineId, quantity, tradeInMinor }) => (
      { lineId, orderId: order.orderId, shareMinor: tradeInMinor!, quantity })));
  tx.audit({ subjectId: holdId, before: { state: hold.state },
    after: { state: 'used', orderId: order.orderId, amountMinor: hold.amountMinor } });
}

/** Old gold of a sale; what another sale has, or what was given back meanwhile, is no part of it any more. */
async function useOld(tx: Tx, row: TradeInRow, hold: HoldRow, orderId: string): Promise<void> {
  const isOthers = row.orderId !== null || row.holdId !== hold.id && isHeld(row, tx.now);
  if (isOthers || !['accepted', 'melted', 'credited'].includes(row.state)) return;
  await tx.sql.run`update trade_in set order_id = ${orderId}, held_until = null where id = ${row.id}`;
  if (row.givenAt !== null) return;
  await giveCredit(tx, row);
  // Not melted yet, it is credited all the same, and closed once it is melted.
  const isMelted = row.state === 'melted';
  await saveStep(tx, row, { givenAt: tx.now, ...(isMelted && { state: 'credited', closedAt: tx.now }) }, 'credit',
    null);
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
