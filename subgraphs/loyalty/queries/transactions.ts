import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { LedgerAccount, PostingKind } from '../domain/account-book.ts';
import type { TierEvidence } from '../graphql/accounts/loyalty-account.type.ts';
import type {
  PointsBalances, PointsEntry, PointsTransaction,
} from '../graphql/accounts/points-transaction.type.ts';
import { awaitWriters } from './await-writers.ts';

const COLUMNS = fragment.raw(`id, member_id, kind, at, posted_at, points, growth, line_no, available_after,
  pending_after, held_after, debt_after, order_id, reason, actor_name`);

interface Row {
  key: number; id: string; member_id: string; kind: PostingKind; at: Date; posted_at: Date;
  points: bigint; growth: bigint; line_no: number; available_after: bigint; pending_after: bigint;
  held_after: bigint; debt_after: bigint;
  order_id: string | null; reason: string | null; actor_name: string;
}

function viewOf(row: Row): PointsTransaction {
  return {
    id: encodeId(PREFIX.pointsTransaction, row.id), uuid: row.id, memberId: row.member_id,
    kind: row.kind, at: row.at, postedAt: row.posted_at, points: row.points, growth: row.growth,
    lineNo: row.line_no, availableAfter: row.available_after, debtAfter: row.debt_after, orderId: row.order_id,
    balanceAfter: balancesOf(row),
    // Inner ids behind a code ('merge:…', 'lot:…') are nobody's business outside.
    reason: row.reason?.replace(/:[0-9a-f-]{36}$/, '') ?? null, actorName: row.actor_name,
  };
}

type Balances = Pick<Row, 'available_after' | 'pending_after' | 'held_after' | 'debt_after'>;

const balancesOf = (row: Balances): PointsBalances => ({
  available: row.available_after, pending: row.pending_after, held: row.held_after, debt: row.debt_after,
});

export async function transactionsById(
  sql: Sql, ids: readonly string[],
): Promise<(PointsTransaction | null)[]> {
  const rows = await sql.all<Row>`
    select ${COLUMNS} from points_transaction where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface StatementKey {
  readonly memberId: string;
  /** Rows to read: one more than shown tells whether there is a next page. */
  readonly limit: number;
  readonly kinds: readonly PostingKind[] | null;
  /** The last line seen. */
  readonly after: number | null;
  /** Posted from then on, and before then, as ISO instants. */
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * The last posted first. Members asked for with the same page share one statement. A period is a run of lines,
 * between the last lines posted before its ends: what a moment of waiting posted out of time stays beside its
 * neighbours, and the balance before the run is `balanceAt` its beginning.
 */
export async function statementsOf(
  sql: Sql, keys: readonly StatementKey[],
): Promise<PointsTransaction[][]> {
  const groups = Map.groupBy(keys.map((key, index) => ({ key, index })),
    ({ key }) => JSON.stringify([key.limit, key.kinds, key.from, key.until]));
  const found: PointsTransaction[][] = keys.map(() => []);
  for (const group of groups.values()) {
    const { limit, kinds, from, until } = group[0]!.key;
    if (from !== null || until !== null) await awaitWriters(sql, group.map(({ key }) => key.memberId));
    const rows = await sql.all<Row>`
      select k.key::int as key, t.* from unnest(${group.map(({ key }) => key.memberId)}::uuid[],
        ${group.map(({ key }) => key.after ?? LAST_LINE)}::int[],
        ${group.map(({ index }) => index)}::int[]) as k (member_id, line_no, key)
      cross join lateral (select ${COLUMNS} from points_transaction where member_id = k.member_id
        and line_no < k.line_no
        and (${from === null}::boolean or line_no > ${lineBefore(from)})
        and (${until === null}::boolean or line_no <= ${lineBefore(until)})
        and (${kinds === null}::boolean or kind = any(${[...(kinds ?? [])]}::text[]))
        order by line_no desc limit ${limit}) t
      order by k.key, t.line_no desc`;
    for (const row of rows) found[row.key]!.push(viewOf(row));
  }
  return found;
}

const LAST_LINE = 2_147_483_647;

/** The last line that was posted before an instant; of a member that the query calls k. */
const lineBefore = (at: string | null) => fragment`(select coalesce(max(b.line_no), 0)
  from points_transaction b where b.member_id = k.member_id and b.posted_at < ${at}::timestamptz)`;

export interface BalanceKey {
  readonly memberId: string;
  /** ISO instant: keys are compared as JSON. */
  readonly at: string;
}

/** What the statement stood at: the balances after the last line that was posted before then. */
export async function balancesAt(sql: Sql, keys: readonly BalanceKey[]): Promise<PointsBalances[]> {
  await awaitWriters(sql, keys.map((key) => key.memberId));
  const rows = await sql.all<Balances & { key: number }>`select k.key::int as key, t.*
    from unnest(${keys.map((k) => k.memberId)}::uuid[], ${keys.map((k) => k.at)}::timestamptz[])
      with ordinality as k (member_id, at, key)
    cross join lateral (select available_after, pending_after, held_after, debt_after
      from points_transaction where member_id = k.member_id and posted_at < k.at
      order by line_no desc limit 1) t`;
  const byKey = new Map(rows.map((row) => [row.key, balancesOf(row)]));
  return keys.map((_, index) => byKey.get(index + 1) ?? { available: 0n, pending: 0n, held: 0n, debt: 0n });
}

export interface EntryKey {
  readonly memberId: string;
  readonly transactionId: string;
}

export async function entriesOf(sql: Sql, keys: readonly EntryKey[]): Promise<PointsEntry[][]> {
  const rows = await sql.all<{ transaction_id: string; account: LedgerAccount; amount: bigint }>`
    select k.transaction_id, e.account, e.amount from unnest(
      ${keys.map((key) => key.memberId)}::uuid[], ${keys.map((key) => key.transactionId)}::uuid[])
      as k (member_id, transaction_id)
    cross join lateral (select account, amount from ledger_entry
      where member_id = k.member_id and transaction_id = k.transaction_id offset 0) e
    order by k.transaction_id, e.account`;
  const byId = Map.groupBy(rows, (row) => row.transaction_id);
  return keys.map((key) => (byId.get(key.transactionId) ?? [])
    .map(({ account, amount }) => ({ account, amount })));
}

export interface EvidenceKey {
  readonly memberId: string;
  readonly first: number;
}

/**
 * The newest growth postings of each member: what the tier was decided by. Those of merged accounts
 * stand for themselves, not as the sum that the merge brought over; those of orders go with their order when a merge
 * is undone.
 */
export async function evidenceOf(
  sql: Sql, keys: readonly EvidenceKey[],
): Promise<TierEvidence[][]> {
  const rows = await sql.all<{
    key: number; kind: PostingKind; growth: bigint; at: Date; order_id: string | null;
  }>`select k.key::int as key, t.* from unnest(${keys.map((k) => k.memberId)}::uuid[],
      ${keys.map((k) => k.first)}::int[]) with ordinality as k (member_id, first, key)
    join account a on a.member_id = k.member_id
    cross join lateral tier_evidence(a.member_id, k.first)
      with ordinality as t (kind, growth, at, order_id, nth) order by k.key, t.nth`;
  const byKey = Map.groupBy(rows, (row) => row.key);
  return keys.map((_, index) => (byKey.get(index + 1) ?? []).map((row) => (
    { kind: row.kind, growth: row.growth, at: row.at, orderId: row.order_id })));
}
