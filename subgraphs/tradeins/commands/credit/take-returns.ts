import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { givenBack, sharedBack } from '../../domain/give-back.ts';
import { post, type HoldRow } from '../../persistence/credit.ts';
import { noteBack } from '../../persistence/crossings.ts';
import { creditHoldTable, creditLineTable } from '../../persistence/tables/credit.table.ts';
import { tradeInTable } from '../../persistence/tables/trade-in.table.ts';
import type { TradeInRow } from '../../persistence/trade-ins.ts';

type Returned = EventPayloads['order.returned.v1'];
type LineRow = RowOf<typeof creditLineTable>;

/**
 * What came back of a sale that credit paid is store credit again, at its original value, in the accounts that it came
 * from; the old gold is melted, and stays so.
 */
export const takeReturns = defineBatchCommand<Returned, null, 'UNKNOWN_ORDER'>({
  name: 'tradeins.take-returns',
  maxBatch: 100,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const outcomes = [];
    for (const { input } of requests) {
      const isKnown = !input.creditHoldId || await giveBack(tx, input, input.creditHoldId);
      outcomes.push(isKnown ? accepted(null)
        : refused('UNKNOWN_ORDER' as const, 'The order has not arrived yet.', ['orderId']));
    }
    return outcomes;
  },
});

/** False where the sale was not told yet. */
async function giveBack(tx: Tx, returned: Returned, holdId: string): Promise<boolean> {
  const sold = await tx.sql.maybe<HoldRow>`select ${columnsOf(creditHoldTable)} from credit_hold
    where id = ${holdId} and state = 'used'`;
  if (!sold) return false;
  const { orderId } = returned;
  const lines = await tx.sql.all<LineRow>`select ${columnsOf(creditLineTable)} from credit_line
    where order_id = ${orderId} order by line_id for update`;
  let backMinor = 0n;
  for (const line of lines) {
    const said = returned.lines.find(({ lineId }) => lineId === line.lineId);
    if (said?.remainingQuantity === undefined) continue;
    const back = givenBack({ ...line, quantity: BigInt(line.quantity) }, BigInt(said.remainingQuantity))
      - line.backMinor;
    if (back <= 0n) continue;
    await tx.sql.run`update credit_line set back_minor = back_minor + ${back} where line_id = ${line.lineId}`;
    backMinor += back;
  }
  if (backMinor === 0n) return true;
  const [paidMinor, beforeMinor] = [sumOf(lines.map(({ shareMinor }) => shareMinor)),
    sumOf(lines.map((line) => line.backMinor))];
  // Gold before accounts, as everywhere: a merge in between waits, and is waited for by nobody.
  if (beforeMinor + backMinor === paidMinor) await freeGold(tx, sold, orderId);
  await postBack(tx, orderId, backMinor);
  await noteBack(tx, orderId, sold, await goldOf(tx, sold, orderId), { paidMinor, beforeMinor, backMinor });
  return true;
}

const sumOf = (minors: readonly bigint[]): bigint => minors.reduce((sum, minor) => sum + minor, 0n);

/** Gold that was not melted may go back to whoever brought it, now that no sale has its credit. */
async function freeGold(tx: Tx, { tradeInIds }: HoldRow, orderId: string): Promise<void> {
  await tx.sql.run`update trade_in set sale_back_at = ${tx.now} where id = any(${[...tradeInIds]}::uuid[])
    and order_id = ${orderId} and sale_back_at is null`;
}

async function goldOf(tx: Tx, { tradeInIds }: HoldRow, orderId: string) {
  const rows = await tx.sql.all<TradeInRow>`select ${columnsOf(tradeInTable)} from trade_in
    where id = any(${[...tradeInIds]}::uuid[]) and order_id = ${orderId} and taken_minor is not null order by id`;
  return rows.map((row) => ({ row, takenMinor: row.takenMinor! }));
}

interface Spent { accountId: string; kind: 'member' | 'sales'; leftMinor: bigint }

async function postBack(tx: Tx, orderId: string, backMinor: bigint): Promise<void> {
  const spent = await tx.sql.all<Spent>`select a.id as "accountId", a.kind, -sum(e.minor)::bigint as "leftMinor"
    from credit_entry e join credit_account a on a.id = e.account_id
    where e.order_id = ${orderId} group by a.id, a.kind order by min(a.opened_at), a.id`;
  const sales = spent.find(({ kind }) => kind === 'sales')!;
  const of = { kind: 'given_back', orderId } as const;
  await post(tx, [
    ...sharedBack(backMinor, spent.filter(({ kind }) => kind === 'member')).map((one) => ({ ...of, ...one })),
    { ...of, accountId: sales.accountId, minor: -backMinor }]);
  tx.audit({ subjectId: orderId, after: { creditBackMinor: backMinor } });
}
