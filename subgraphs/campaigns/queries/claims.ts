import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { connectionFrom, encodeCursor, readCursor } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { Claim } from '../graphql/claims/claim.type.ts';

interface Row {
  id: string;
  drop_id: string;
  member_id: string;
  state: string;
  reason: string | null;
  position: number | null;
  hold_expires_at: Date | null;
  points_price: bigint;
  points_hold_id: string | null;
  points_code: string | null;
  external_order_no: string | null;
  channel_id: string | null;
  order_mismatch: boolean;
  mismatched_order_id: string | null;
  mismatch: string | null;
  claimed_at: Date;
  settled_at: Date | null;
}

const COLUMNS = fragment.raw(`c.id, c.drop_id, c.member_id, c.state, c.reason,
  case when c.state = 'waitlisted' then place_in_line(c.drop_id, c.position) end as position,
  c.hold_expires_at, c.points_price, c.points_hold_id, c.points_code, c.external_order_no,
  c.channel_id, c.order_mismatch, c.mismatched_order_id, c.mismatch, c.claimed_at, c.settled_at`);

/** A claim of the graph, with the row's uuid for cursors. */
type ClaimNode = Claim & { uuid: string };

function claimOf(row: Row): ClaimNode {
  return {
    id: encodeId(PREFIX.claim, row.id), uuid: row.id, dropId: row.drop_id,
    member: { id: encodeId(PREFIX.member, row.member_id) }, state: row.state, reason: row.reason,
    position: row.position, holdExpiresAt: row.hold_expires_at, pointsPrice: row.points_price,
    pointsHoldId: row.points_hold_id, pointsCode: row.points_code,
    externalOrderNo: row.external_order_no, channelId: row.channel_id, orderMismatch: row.order_mismatch,
    mismatch: row.mismatch,
    mismatchedOrder: row.mismatched_order_id ? { id: encodeId(PREFIX.order, row.mismatched_order_id) } : null,
    claimedAt: row.claimed_at, settledAt: row.settled_at,
  };
}

/** uuids in, claims in the same order out. */
export async function claimsById(sql: Sql, ids: readonly string[]): Promise<(Claim | null)[]> {
  const rows = await sql.all<Row>`select ${COLUMNS} from claim c
    where c.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, claimOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The claim of a drop that counts for whoever asks, else the newest; under row-level security. */
export async function ownClaim(sql: Sql, dropId: string, now: Date): Promise<Claim | null> {
  const row = await sql.maybe<Row>`select ${COLUMNS} from claim c where c.drop_id = ${dropId}
    order by (c.state in ('voided', 'released')
      or c.state in ('reserving', 'claimed') and c.hold_expires_at <= ${now}), c.claimed_at desc, c.id desc limit 1`;
  return row && claimOf(row);
}

/** Through which channel it was claimed; null for the house's own claims, and for none. */
export async function channelOfClaim(sql: Sql, id: string): Promise<string | null> {
  const row = await sql.maybe<{ channel_id: string | null }>`select channel_id from claim where id = ${id}`;
  return row?.channel_id ?? null;
}

export interface ClaimsKey {
  /** uuid of the drop or the member. */
  readonly parent: string;
  readonly first: number;
  readonly after: string | null;
}

/** Of a drop, or of a member by any of its ids. */
const PARENTS = {
  drop_id: fragment`c.drop_id = p.parent`,
  member_id: fragment`c.member_id = case when p.survivor_id is null then p.parent else p.survivor_id end`,
} as const;

/** Newest first, one page for each parent in one statement. */
function claimsOf(column: keyof typeof PARENTS) {
  return async (sql: Sql, keys: readonly ClaimsKey[]) => {
    const cursors = keys.map(({ after }) => readCursor(after, ['timestamptz', 'uuid']));
    const rows = await sql.all<Row & { nth: bigint }>`
      select p.nth, ${COLUMNS}
      from (select k.*, m.survivor_id from unnest(${keys.map((key) => key.parent)}::uuid[],
        ${cursors.map((c) => c?.[0] ?? null)}::timestamptz[],
        ${cursors.map((c) => c?.[1] ?? null)}::uuid[], ${keys.map((key) => key.first + 1)}::int[])
        with ordinality as k(parent, before, before_id, few, nth)
        left join person_merge m on m.merged_id = k.parent) p
      cross join lateral (select * from claim c
        where ${PARENTS[column]}
          and (p.before is null or (c.claimed_at, c.id) < (p.before, p.before_id))
        order by c.claimed_at desc, c.id desc limit p.few) c
      order by p.nth, c.claimed_at desc, c.id desc`;
    const byKey = Map.groupBy(rows, (row) => Number(row.nth));
    return keys.map(({ first, after }, index) => connectionFrom(
      (byKey.get(index + 1) ?? []).map(claimOf), first, after,
      (claim) => encodeCursor([claim.claimedAt, claim.uuid])));
  };
}

/** Paid by a number whose order pays another thing; what was paid last first. */
export async function mismatchedClaims(sql: Sql, first: number, after: string | null) {
  const [before, beforeId] = readCursor(after, ['timestamptz', 'uuid']) ?? [null, null];
  const rows = await sql.all<Row>`select ${COLUMNS} from claim c
    where c.order_mismatch and (${before}::timestamptz is null
      or (c.settled_at, c.id) < (${before}::timestamptz, ${beforeId}::uuid))
    order by c.settled_at desc, c.id desc limit ${first + 1}`;
  return connectionFrom(rows.map(claimOf), first, after,
    (claim) => encodeCursor([claim.settledAt!, claim.uuid]));
}

export const claimsOfDrops = claimsOf('drop_id');
export const claimsOfMembers = claimsOf('member_id');
