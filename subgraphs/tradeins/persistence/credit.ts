import type { Tx } from '../../kernel/commands/command.ts';
import type { NewRowOf, RowOf } from '../../kernel/database/define-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { newId } from '../../kernel/ids.ts';
import { tagNamed } from '../../kernel/merges/tag-named.ts';
import { takenFrom } from '../domain/give-back.ts';
import type { AccountKind } from '../domain/words.ts';
import { noteStoreCredit } from './crossings.ts';
import { creditAccountTable, creditEntryTable, creditHoldTable } from './tables/credit.table.ts';
import type { TradeInRow } from './trade-ins.ts';

export type AccountRow = RowOf<typeof creditAccountTable>;
export type HoldRow = RowOf<typeof creditHoldTable>;

export function lockHold(sql: Sql, id: string): Promise<HoldRow | null> {
  return sql.maybe<HoldRow>`select ${columnsOf(creditHoldTable)} from credit_hold where id = ${id} for update`;
}

/** Accounts of a member, the oldest first, for a change: whoever spends waits for the others. */
export function lockAccounts(sql: Sql, memberId: string, currency: string): Promise<AccountRow[]> {
  return sql.all<AccountRow>`select ${columnsOf(creditAccountTable)} from credit_account
    where member_id = ${memberId} and currency = ${currency} order by opened_at, id for update`;
}

/** What a member has, less what quotes hold of it. */
export async function availableMinor(sql: Sql, memberId: string, currency: string, now: Date): Promise<bigint> {
  return (await sql.one<{ minor: bigint }>`select (
      (select coalesce(sum(balance_minor), 0) from credit_account
        where member_id = ${memberId} and currency = ${currency})
      - (select coalesce(sum(store_minor), 0) from credit_hold where member_id = ${memberId}
        and currency = ${currency} and state = 'held' and expires_at > ${now}))::bigint as minor`).minor;
}

/** The account of an id; opened when it is not there. Where that id was merged into another, it is tagged. */
export async function accountOf(
  tx: Tx, { namedId, memberId, currency }: Pick<TradeInRow, 'namedId' | 'memberId' | 'currency'>,
): Promise<string> {
  const id = newId(tx.now);
  const opened = await tx.sql.run`insert into credit_account (id, kind, member_id, named_id, currency, opened_at)
    values (${id}, 'member', ${memberId}, ${namedId}, ${currency}, ${tx.now}) on conflict do nothing`;
  if (opened > 0) {
    if (namedId !== memberId) await tagNamed(tx, 'credit_account', [{ key: [id], namedId }]);
    return id;
  }
  return (await tx.sql.one<{ id: string }>`select id from credit_account
    where named_id = ${namedId} and currency = ${currency} and kind = 'member'`).id;
}

export async function houseAccount(
  tx: Tx, kind: Exclude<AccountKind, 'member'>, { region, currency }: { region: string; currency: string },
): Promise<string> {
  await tx.sql.run`insert into credit_account (id, kind, region, currency, opened_at)
    values (${newId(tx.now)}, ${kind}, ${region}, ${currency}, ${tx.now}) on conflict do nothing`;
  return (await tx.sql.one<{ id: string }>`select id from credit_account
    where kind = ${kind} and region = ${region} and currency = ${currency}`).id;
}

type Entry = Pick<NewRowOf<typeof creditEntryTable>, 'accountId' | 'kind' | 'minor' | 'tradeInId' | 'orderId'>;

/** One transaction of the ledger: all its entries at once; the database refuses what does not add up to zero. */
export async function post(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const transactionId = newId(tx.now);
  await tx.sql.insertInto(creditEntryTable, entries.map((entry) => (
    { tradeInId: null, orderId: null, ...entry, id: newId(tx.now), transactionId, at: tx.now })));
}

/**
 * The credit of accepted old gold, or what of it is credited, comes into the member's account, once; a quote that
 * holds it holds it there. `takenMinor` of it a sale takes at once; the rest the gold's taker owes head office.
 */
export async function giveCredit(tx: Tx, row: TradeInRow, minor: bigint, takenMinor = 0n): Promise<void> {
  if (minor === 0n) return;
  await noteStoreCredit(tx, row, minor - takenMinor);
  const [mine, gold] = [await accountOf(tx, row), await houseAccount(tx, 'gold', row)];
  const of = { kind: 'credited', tradeInId: row.id } as const;
  await post(tx, [
    { ...of, accountId: mine, minor }, { ...of, accountId: gold, minor: -minor }]);
  // What old gold that is still to be credited leaves of it is held as store credit from now on.
  await tx.sql.run`update credit_hold h set store_minor = greatest(h.store_minor, h.amount_minor - (
      select coalesce(sum(t.credit_minor), 0) from trade_in t
      where t.id = any(h.trade_in_ids) and t.id <> ${row.id} and t.given_at is null))
    where h.id = ${row.holdId} and h.state = 'held'`;
}

/**
 * What gold was credited at is taken back out of what its member has, which goes with it; the caller looks first. The
 * account that it was credited to gives first: where two ids were taken for one person, each keeps its own.
 */
export async function takeCreditBack(tx: Tx, row: TradeInRow): Promise<void> {
  const minor = row.givenMinor!;
  if (minor === 0n) return;
  // Of a sale of before debts were written down none is less.
  if (row.takenMinor !== null) await noteStoreCredit(tx, row, -minor);
  const accounts = (await lockAccounts(tx.sql, row.memberId, row.currency))
    .sort((a, b) => Number(b.namedId === row.namedId) - Number(a.namedId === row.namedId));
  const of = { kind: 'taken_back', tradeInId: row.id } as const;
  await post(tx, [
    ...takenFrom(minor, accounts.map(({ id, balanceMinor }) => ({ accountId: id, balanceMinor })))
      .map((one) => ({ ...of, accountId: one.accountId, minor: -one.minor })),
    { ...of, accountId: await houseAccount(tx, 'gold', row), minor }]);
}

/** Whether a member has so much that no quote holds; what is there where it has less. */
export async function shortOf(
  tx: Tx, memberId: string, currency: string, wantedMinor: bigint,
): Promise<bigint | null> {
  if (wantedMinor === 0n) return null;
  await lockAccounts(tx.sql, memberId, currency);
  const has = await availableMinor(tx.sql, memberId, currency, tx.now);
  return wantedMinor <= has ? null : has > 0n ? has : 0n;
}
