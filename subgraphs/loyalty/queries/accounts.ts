import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { ExpiringPoints, LoyaltyAccount, PointsLot } from '../graphql/accounts/loyalty-account.type.ts';
import type { LapsedPart } from '../domain/holds.ts';
import { accountFrom, homeZone, type AccountRow } from '../persistence/accounts.ts';

function viewOf(row: AccountRow): LoyaltyAccount {
  const account = accountFrom(row);
  return {
    id: encodeId(PREFIX.loyaltyAccount, account.id), memberId: account.memberId,
    zone: account.zone, programmeCode: account.programme, available: account.available, pending: account.pending,
    held: account.held, debt: account.debt, growth: account.growth,
    pendingGrowth: account.pendingGrowth, interactionGrowth: account.interactionGrowth,
    openedAt: account.openedAt, tierState: account.tier, tierEarned: account.earned,
  };
}

const COLUMNS = fragment.raw(`s.member_id, s.id, s.programme, s.region, s.opened_at, s.merged_into,
  s.available, s.pending, s.held, s.debt, s.growth, s.pending_growth, s.interaction_growth,
  s.growth_offset, s.tier, s.tier_provisional, s.tier_since, s.tier_valid_from, s.tier_valid_until,
  s.tier_grace_until, s.tier_former, s.tier_hand, s.tier_at, s.tier_settled_at, s.tier_version, s.returned_growth,
  s.lines, s.review_at, s.tier_earned, p.currency, p.time_zone`);

/**
 * Accounts by member; a merged member's is the survivor's. `case`, not `coalesce`: PostgreSQL takes
 * that for leaky, so under row-level security it would read every account before it compares ids.
 */
export async function accountsByMember(
  sql: Sql, memberIds: readonly string[],
): Promise<(LoyaltyAccount | null)[]> {
  const rows = await sql.all<AccountRow & { asked: string }>`
    select a.member_id as asked, ${COLUMNS}, ${homeZone('s')} from account a
    join account s
      on s.member_id = case when a.merged_into is null then a.member_id else a.merged_into end
    join programme p on p.code = s.programme
    where a.member_id = any(${[...memberIds]}::uuid[])`;
  const byMember = new Map(rows.map((row) => [row.asked, viewOf(row)]));
  return memberIds.map((id) => byMember.get(id) ?? null);
}

export async function accountsById(
  sql: Sql, ids: readonly string[],
): Promise<(LoyaltyAccount | null)[]> {
  const rows = await sql.all<AccountRow>`
    select ${COLUMNS}, ${homeZone('s')} from account s
    join programme p on p.code = s.programme where s.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Without its last day, which the calendar of the programme says. */
export type Ending<View> = Omit<View, 'validUntil'>;

export interface EndedKey {
  readonly memberId: string;
  /** ISO instant: keys are compared as JSON. */
  readonly at: string;
}

/** What is over by the clock though no job has posted it yet. */
export interface Over {
  /** Of lots that have ended: nobody can spend them. */
  readonly ended: bigint;
  /** Of holds whose time is over, in the order in which they come back. */
  readonly lapsed: readonly LapsedPart[];
}

export async function overOf(sql: Sql, keys: readonly EndedKey[]): Promise<Over[]> {
  const rows = await sql.all<{ key: bigint; nth: bigint | null; amount: bigint; lot_ended: boolean }>`
    with k as (select * from unnest(${keys.map((k) => k.memberId)}::uuid[], ${keys.map((k) => k.at)}::timestamptz[])
      with ordinality as k (member_id, at, key))
    select k.key, p.nth, p.amount, p.lot_ended from k cross join lateral lapsed_parts(k.member_id, k.at) p
    union all
    select k.key, null, sum(l.remaining)::bigint, true from k
    join lot l on l.member_id = k.member_id and l.remaining > 0 and l.state = 'active' and l.expires_at <= k.at
    group by k.key
    order by 1, 2 nulls last`;
  const byKey = Map.groupBy(rows, (row) => Number(row.key));
  return keys.map((_, index) => {
    const own = byKey.get(index + 1) ?? [];
    return {
      ended: own.find(({ nth }) => nth === null)?.amount ?? 0n,
      lapsed: own.filter(({ nth }) => nth !== null)
        .map(({ amount, lot_ended: lotEnded }) => ({ amount, lotEnded })),
    };
  });
}

export interface LotsKey extends EndedKey {
  readonly first: number;
}

/** Open lots in spending order, at most `first` for each member. */
export async function lotsOf(sql: Sql, keys: readonly LotsKey[]): Promise<Ending<PointsLot>[][]> {
  const rows = await sql.all<{
    key: number; id: string; amount: bigint; remaining: bigint; state: string; earned_at: Date;
    active_at: Date; expires_at: Date; cause: string; funder: string;
  }>`select k.key::int as key, l.* from unnest(${keys.map((k) => k.memberId)}::uuid[],
      ${keys.map((k) => k.first)}::int[], ${keys.map((k) => k.at)}::timestamptz[])
      with ordinality as k (member_id, first, at, key)
    cross join lateral (select id, amount, remaining, state, earned_at, active_at, expires_at,
        cause, funder from lot where member_id = k.member_id and remaining > 0
        and expires_at > k.at
      order by expires_at, earned_at, id limit k.first) l
    order by k.key, l.expires_at, l.earned_at, l.id`;
  const byKey = Map.groupBy(rows, (row) => row.key);
  return keys.map((_, index) => (byKey.get(index + 1) ?? []).map((row) => ({
    id: encodeId(PREFIX.pointsLot, row.id), amount: row.amount, remaining: row.remaining,
    state: row.state, earnedAt: row.earned_at, activeAt: row.active_at,
    expiresAt: row.expires_at, cause: row.cause, funder: row.funder === 'hq' ? 'hq' : 'franchise',
    fundedBy: row.funder === 'hq' ? null : { id: encodeId(PREFIX.franchise, row.funder) },
  })));
}

export interface ExpiringKey {
  readonly memberId: string;
  /** ISO instants: keys are compared as JSON. */
  readonly after: string;
  readonly before: string;
}

/** Spendable points that expire before an instant, by expiry; the first 100 dates. */
export async function expiringOf(
  sql: Sql, keys: readonly ExpiringKey[],
): Promise<Ending<ExpiringPoints>[][]> {
  const rows = await sql.all<{ key: number; expires_at: Date; points: bigint }>`
    select k.key::int as key, l.expires_at, l.points
    from unnest(${keys.map((k) => k.memberId)}::uuid[],
      ${keys.map((k) => k.after)}::timestamptz[], ${keys.map((k) => k.before)}::timestamptz[])
      with ordinality as k (member_id, after, before, key)
    cross join lateral (select expires_at, sum(remaining)::bigint as points from lot
      where member_id = k.member_id and remaining > 0 and state = 'active'
        and expires_at > k.after and expires_at <= k.before
      group by expires_at order by expires_at limit 100) l
    order by k.key, l.expires_at`;
  const byKey = Map.groupBy(rows, (row) => row.key);
  return keys.map((_, index) => (byKey.get(index + 1) ?? []).map((row) => (
    { points: row.points, expiresAt: row.expires_at })));
}
