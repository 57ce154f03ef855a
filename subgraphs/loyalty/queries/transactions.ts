import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { LedgerAccount, PostingKind } from '../domain/account-book.ts';
import type {
  PointsEntry, PointsTransaction, TierEvidence,
} from '../graphql/accounts/loyalty-account.type.ts';

const COLUMNS = fragment.raw(`id, member_id, kind, at, posted_at, points, growth, available_after,
  debt_after, order_id, reason, actor_name`);

interface Row {
  key: number; id: string; member_id: string; kind: PostingKind; at: Date; posted_at: Date;
  points: bigint; growth: bigint; available_after: bigint; debt_after: bigint;
  order_id: string | null; reason: string | null; actor_name: string;
}

function viewOf(row: Row): PointsTransaction {
  return {
    id: encodeId(PREFIX.pointsTransaction, row.id), uuid: row.id, memberId: row.member_id,
    kind: row.kind, at: row.at, postedAt: row.posted_at, points: row.points, growth: row.growth,
    availableAfter: row.available_after, debtAfter: row.debt_after, orderId: row.order_id,
    // Inner ids behind a code ('merge:…', 'lot:…') are nobody's business outside.
    reason: row.reason?.replace(/:[0-9a-f-]{36}$/, '') ?? null, actorName: row.actor_name,
  };
}

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
  /** Business time and uuid of the last row seen. */
  readonly after: readonly [string, string] | null;
}

/** Newest first. Members asked for with the same page share one statement. */
export async function statementsOf(
  sql: Sql, keys: readonly StatementKey[],
): Promise<PointsTransaction[][]> {
  const groups = Map.groupBy(keys.map((key, index) => ({ key, index })),
    ({ key }) => JSON.stringify([key.limit, key.kinds]));
  const found: PointsTransaction[][] = keys.map(() => []);
  for (const group of groups.values()) {
    const { limit, kinds } = group[0]!.key;
    const rows = await sql.all<Row>`
      select k.key::int as key, t.* from unnest(${group.map(({ key }) => key.memberId)}::uuid[],
        ${group.map(({ key }) => key.after?.[0] ?? 'infinity')}::timestamptz[],
        ${group.map(({ key }) => key.after?.[1] ?? null)}::uuid[],
        ${group.map(({ index }) => index)}::int[]) as k (member_id, at, id, key)
      cross join lateral (select ${COLUMNS} from points_transaction where member_id = k.member_id
        and (k.id is null or (at, id) < (k.at, k.id))
        and (${kinds === null}::boolean or kind = any(${[...(kinds ?? [])]}::text[]))
        order by at desc, id desc limit ${limit}) t
      order by k.key, t.at desc, t.id desc`;
    for (const row of rows) found[row.key]!.push(viewOf(row));
  }
  return found;
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
 * stand for themselves, not as the sum that the merge brought over.
 */
export async function evidenceOf(
  sql: Sql, keys: readonly EvidenceKey[],
): Promise<TierEvidence[][]> {
  const rows = await sql.all<{
    key: number; kind: PostingKind; growth: bigint; at: Date; order_id: string | null;
  }>`select k.key::int as key, t.* from unnest(${keys.map((k) => k.memberId)}::uuid[],
      ${keys.map((k) => k.first)}::int[]) with ordinality as k (member_id, first, key)
    cross join lateral (
      select own.* from (select k.member_id as id union all
        select member_id from account where merged_into = k.member_id) person
      cross join lateral (select id, kind, growth, at, order_id from points_transaction
        where member_id = person.id and growth <> 0 and kind <> 'merge'
        order by at desc, id desc limit k.first) own
      order by own.at desc, own.id desc limit k.first) t
    order by k.key, t.at desc`;
  const byKey = Map.groupBy(rows, (row) => row.key);
  return keys.map((_, index) => (byKey.get(index + 1) ?? []).map((row) => (
    { kind: row.kind, growth: row.growth, at: row.at, orderId: row.order_id })));
}
