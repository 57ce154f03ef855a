import type { Sql } from '../../../kernel/database/sql.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { activateGrant, type Grant } from '../../domain/rewards/grant.ts';
import { loadLotsById } from '../accounts.ts';
import { LOOKED_AT } from './reviews.ts';

interface GrantRow {
  grant_id: string; member_id: string; lot_id: string | null; state: Grant['state']; active_at: Date | null;
  label: string; version: bigint; withdrawn_in: string | null;
}

const grantFrom = (row: GrantRow): Grant => ({
  grantId: row.grant_id, memberId: row.member_id, lotId: row.lot_id, state: row.state,
  activeAt: row.active_at, label: row.label, version: row.version, withdrawnIn: row.withdrawn_in,
});

/** Whose these grants are; those that are not here yet are nobody's. */
export async function ownersOfGrants(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.all<Pick<GrantRow, 'grant_id' | 'member_id'>>`select grant_id, member_id from points_grant
    where grant_id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.grant_id, row.member_id]));
}

/** Grants by id, with their lots in the books. */
export async function loadGrants(
  sql: Sql, books: Iterable<AccountBook>, ids: readonly string[],
): Promise<Map<string, Grant>> {
  const rows = await sql.all<GrantRow>`select * from points_grant where grant_id = any(${[...ids]}::uuid[])`;
  await loadLotsById(sql, new Set(books), rows.map((row) => row.lot_id));
  return new Map(rows.map((row) => [row.grant_id, grantFrom(row)]));
}

/** Those of these members' grants whose time has come are spendable in their books; nothing is written. */
export async function takeGrantsDue(
  sql: Sql, books: ReadonlyMap<string, AccountBook>, now: Date,
): Promise<Grant[]> {
  const rows = await sql.all<GrantRow>`select * from points_grant
    where member_id = any(${[...books.keys()]}::uuid[]) and state = 'pending' and active_at <= ${now}
      and member_id <> all (${LOOKED_AT})
    order by active_at, grant_id`;
  if (rows.length === 0) return [];
  await loadLotsById(sql, new Set(books.values()), rows.map((row) => row.lot_id));
  const grants = rows.map(grantFrom);
  for (const grant of grants) activateGrant(books.get(grant.memberId)!, grant, now);
  return grants;
}

/** The same, and kept; the books are locked. Answers how many. */
export async function activateGrantsOf(
  sql: Sql, books: ReadonlyMap<string, AccountBook>, now: Date,
): Promise<number> {
  const grants = await takeGrantsDue(sql, books, now);
  await saveGrants(sql, grants);
  return grants.length;
}

export async function saveGrants(sql: Sql, grants: readonly Grant[]): Promise<void> {
  await sql.insertRows('points_grant', {
    grant_id: 'uuid', member_id: 'uuid', lot_id: 'uuid', state: 'text', active_at: 'timestamptz', label: 'text',
    version: 'bigint', withdrawn_in: 'uuid',
  }, grants.map((grant) => ({
    grant_id: grant.grantId, member_id: grant.memberId, lot_id: grant.lotId, state: grant.state,
    active_at: grant.activeAt, label: grant.label, version: grant.version,
    withdrawn_in: grant.withdrawnIn ?? null,
  })), `on conflict (grant_id) do update set state = excluded.state, active_at = excluded.active_at,
    version = excluded.version, withdrawn_in = excluded.withdrawn_in`);
}
