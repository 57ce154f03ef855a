import { randomInt } from 'node:crypto';
import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { newId } from '../../kernel/ids.ts';
import {
  GROWTH_ACCOUNTS, POINT_ACCOUNTS, type AccountBook, type LedgerAccount, type Posting, type TierChange,
} from '../domain/account-book.ts';
import { netGrowth } from '../domain/growth.ts';
import { issuedBy } from '../domain/issued-points.ts';
import { dayText, localDay } from '../../kernel/business-day.ts';
import { saveAccounts, saveLots } from './accounts.ts';
import { auditBooks } from './audit-books.ts';

const MEMBER_POINTS: readonly LedgerAccount[] = ['available', 'pending', 'held', 'debt'];
const SLOTS = 16;
const LEDGERS: readonly LedgerAccount[] = [...POINT_ACCOUNTS, ...GROWTH_ACCOUNTS];
const ENTRY_COLUMNS = Object.fromEntries(LEDGERS.map((ledger) => [`to_${ledger}`, 'bigint']));

const netOf = (posting: Posting, ledgers: readonly LedgerAccount[]): bigint =>
  ledgers.reduce((sum, ledger) => sum + (posting.entries.get(ledger) ?? 0n), 0n);

export const unitOf = (ledger: LedgerAccount): 'points' | 'growth' =>
  (ledger.startsWith('growth') ? 'growth' : 'points');

/** Writes everything these books decided: a constant number of statements for any number of them. */
export async function saveBooks(tx: Tx, all: Iterable<AccountBook>): Promise<void> {
  const books = [...new Set(all)].filter((book) =>
    book.touched || book.postings.length > 0 || book.changedLots.size > 0 || book.newLots.size > 0)
    .sort((a, b) => (a.account.memberId < b.account.memberId ? -1 : 1));
  if (books.length === 0) return;
  if (books.some((book) => book.untold)) throw new Error('a tier is saved before it is decided');
  for (const book of books) {
    book.account.lines += book.postings.length;
    announce(tx, book);
  }
  auditBooks(tx, books);
  await saveAccounts(tx.sql, books);
  await saveLots(tx.sql, books);
  await saveTransactions(tx, books);
  await saveDays(tx, books);
  await saveTierChanges(tx, books);
}

async function saveTransactions(tx: Tx, books: readonly AccountBook[]): Promise<void> {
  // Under the accounts' locks: whoever waited for one posts after the period that was told meanwhile.
  const postedAt = tx.clock();
  await tx.sql.insertRows('points_transaction', {
    id: 'uuid', member_id: 'uuid', programme: 'text', kind: 'text', at: 'timestamptz',
    posted_at: 'timestamptz', points: 'bigint', growth: 'bigint', available_after: 'bigint',
    debt_after: 'bigint', order_id: 'uuid', return_id: 'uuid', hold_id: 'uuid', reason: 'text',
    actor_name: 'text', line_no: 'int', pending_after: 'bigint', held_after: 'bigint', ...ENTRY_COLUMNS,
  }, books.flatMap((book) => withBalances(book).map(({ posting, available, pending, held, debt, lineNo }) => ({
    id: posting.id, member_id: posting.memberId, programme: book.account.programme,
    kind: posting.kind, at: posting.at, posted_at: postedAt,
    points: netOf(posting, MEMBER_POINTS), growth: netGrowth(posting),
    available_after: available, debt_after: debt, order_id: posting.orderId ?? null,
    return_id: posting.returnId ?? null, hold_id: posting.holdId ?? null,
    reason: posting.reason ?? null, actor_name: tx.actor.name,
    line_no: lineNo, pending_after: pending, held_after: held, ...entriesOf(posting),
  }))));
}

const entriesOf = ({ entries }: Posting): Record<string, bigint | null> =>
  Object.fromEntries(LEDGERS.map((ledger) => [`to_${ledger}`, entries.get(ledger) || null]));

/** The balances after each posting and its line in the statement, found backwards from the last. */
function withBalances(book: AccountBook) {
  let { available, pending, held, debt, lines: lineNo } = book.account;
  return book.postings.toReversed().map((posting) => {
    const moved = (ledger: LedgerAccount) => posting.entries.get(ledger) ?? 0n;
    const after = { posting, available, pending, held, debt, lineNo };
    available -= moved('available');
    pending -= moved('pending');
    held -= moved('held');
    debt += moved('debt');
    lineNo -= 1;
    return after;
  }).reverse();
}

async function saveDays(tx: Tx, books: readonly AccountBook[]): Promise<void> {
  const sums = new Map<string, bigint>();
  for (const { account, postings } of books) {
    for (const posting of postings) {
      const day = dayText(localDay(posting.at, account.zone));
      for (const [ledger, amount] of posting.entries) {
        const key = `${account.programme} ${day} ${posting.kind} ${ledger}`;
        if (unitOf(ledger) === 'points') sums.set(key, (sums.get(key) ?? 0n) + amount);
      }
    }
  }
  const slot = randomInt(SLOTS);
  const rows = [...sums].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, amount]) => {
      const [programme, day, kind, account] = key.split(' ') as [string, string, string, string];
      return { programme, day, kind, account, slot, amount };
    });
  await tx.sql.insertRows('ledger_day', {
    programme: 'text', day: 'date', kind: 'text', account: 'text', slot: 'smallint',
    amount: 'bigint',
  }, rows, `on conflict (programme, day, kind, account, slot)
    do update set amount = ledger_day.amount + excluded.amount`);
}

async function saveTierChanges(tx: Tx, books: readonly AccountBook[]): Promise<void> {
  const superseded = books.flatMap((book) => book.supersededChanges);
  if (superseded.length > 0) {
    await tx.sql.run`update tier_change set superseded_at = ${tx.now}
      where id = any(${superseded}::uuid[])`;
  }
  await tx.sql.insertRows('tier_change', {
    id: 'uuid', member_id: 'uuid', from_tier: 'text', to_tier: 'text', provisional: 'boolean',
    at: 'timestamptz', qualifying_growth: 'bigint', transaction_id: 'uuid', manual_tier_id: 'uuid',
  }, books.flatMap(({ account, tierChanges }) => tierChanges.map((change) => ({
    id: newId(), member_id: account.memberId, from_tier: change.from.tier, to_tier: change.to.tier,
    provisional: change.to.provisional, at: change.at,
    qualifying_growth: change.qualifying, transaction_id: change.postingId, manual_tier_id: change.handId ?? null,
  }))));
}

/** At most one points.posted a member and transaction. */
function announce(tx: Tx, book: AccountBook): void {
  const { account } = book;
  const { memberId, available, pending, held, debt } = account;
  const last = book.postings.at(-1);
  if (last) {
    tx.emit('points.posted.v1', memberId, {
      memberId, transactionId: last.id, kind: last.kind, available, pending, held, debt, at: last.at,
      version: BigInt(account.lines), region: account.region, issued: issuedBy(book.postings),
    } satisfies EventPayloads['points.posted.v1']);
  }
  for (const { from, to, at } of movesOf(book, tx.now)) {
    account.tierVersion += 1n;
    tx.emit('tier.changed.v1', memberId, {
      memberId, from: from.tier, to: to.tier, provisional: to.provisional, at, programme: account.programme,
      version: account.tierVersion,
    } satisfies EventPayloads['tier.changed.v1']);
  }
}

/**
 * Each move of the tier; where the past turned out otherwise, or the first tier has become another while nothing
 * had happened yet, one from what was announced to what holds.
 */
function movesOf(book: AccountBook, now: Date): Pick<TierChange, 'from' | 'to' | 'at'>[] {
  const { found: { tier: from }, account: { tier: to, tierAt } } = book;
  const [first, last] = [book.tierChanges.at(0), book.tierChanges.at(-1)];
  const tellsAll = first?.from.tier === from.tier && last?.to.tier === to.tier;
  if (book.supersededChanges.length === 0 && tellsAll) return book.tierChanges;
  const same = from.tier === to.tier && from.provisional === to.provisional;
  return same ? [] : [{ from, to, at: last?.at ?? tierAt ?? now }];
}
