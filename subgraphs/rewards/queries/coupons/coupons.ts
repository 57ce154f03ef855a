import { sql as fragment, type RawBuilder } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeCursor, readCursor } from '../../../kernel/graph/cursor.ts';
import { connectionFrom } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { Coupon, CouponHold } from '../../graphql/coupons/coupon.type.ts';
import { NTH } from '../../persistence/coupons/coupons-in-hand.ts';

interface Row {
  id: string; code: string; state: string; member_id: string; cause: string; issued_at: Date; valid_from: Date;
  expires_at: Date | null; held_until: Date | null; used_at: Date | null; saved_minor: bigint | null;
  currency: string | null; offer_id: string; offer_version: number; nth: bigint; per_member: number;
}

const SHOWN = fragment`m.id, m.code, m.state, m.member_id, m.cause, m.issued_at, m.valid_from, m.expires_at,
  m.held_until, m.used_at, m.saved_minor, m.offer_id, m.offer_version, m.nth, h.currency,
  (v.terms -> 'limits' ->> 'perMember')::int as per_member`;
const BESIDE = fragment`left join coupon_hold h on h.id = m.hold_id
  join coupon_offer_version v on v.offer_id = m.offer_id and v.version = m.offer_version`;
/** With its place among the member's own of the offer, which needs all of those. */
const placed = (members: RawBuilder<unknown>) => fragment`(select c.*, ${NTH} as nth from coupon c
  where c.member_id in (${members}))`;

export async function couponsById(sql: Sql, ids: readonly string[]): Promise<(Coupon | null)[]> {
  const given = fragment`any(${`{${ids.join(',')}}`}::uuid[])`;
  const rows = await sql.all<Row>`select ${SHOWN}
    from ${placed(fragment`select member_id from coupon where id = ${given}`)} m ${BESIDE} where m.id = ${given}`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    return row ? couponView(row) : null;
  });
}

/** The state by the clock is the resolver's: a hold that lapsed is none, a coupon whose days are over is expired. */
export type CouponNode = Coupon & { readonly heldUntil: Date | null };

function couponView(row: Row): CouponNode {
  const doubled = row.state === 'issued' && Number(row.nth) > row.per_member;
  return {
    id: encodeId(PREFIX.coupon, row.id), uuid: row.id, code: row.code, state: doubled ? 'void' : row.state,
    member: { id: encodeId(PREFIX.member, row.member_id) }, cause: row.cause, issuedAt: row.issued_at,
    validFrom: row.valid_from, expiresAt: row.expires_at, usedAt: row.used_at, heldUntil: row.held_until,
    saved: row.saved_minor === null || row.currency === null ? null : moneyView(row.saved_minor, row.currency),
    offerId: row.offer_id, offerVersion: row.offer_version,
  };
}

export interface CouponsKey {
  readonly memberId: string;
  readonly usable: boolean;
  readonly first: number;
  readonly after: string | null;
  readonly now: Date;
}

/** A member's, by any of its ids; `usable`: those that may still be used. */
export async function couponsOfMembers(sql: Sql, keys: readonly CouponsKey[]) {
  return Promise.all(keys.map((key) => couponsOfMember(sql, key)));
}

async function couponsOfMember(sql: Sql, { memberId, usable, first, after, now }: CouponsKey) {
  const [before, beforeId] = readCursor(after, ['timestamptz', 'uuid']) ?? [null, null];
  const own = fragment`select coalesce((select survivor_id from person_merge where merged_id = ${memberId}),
    ${memberId}::uuid)`;
  const rows = await sql.all<Row>`select ${SHOWN} from ${placed(own)} m ${BESIDE}
    where (not ${usable}::boolean or (m.state in ('issued', 'held') and (m.expires_at is null or m.expires_at > ${now})
        and m.nth <= (v.terms -> 'limits' ->> 'perMember')::int))
      and (${before}::timestamptz is null or (m.issued_at, m.id) < (${before}::timestamptz, ${beforeId}::uuid))
    order by m.issued_at desc, m.id desc limit ${first + 1}`;
  return connectionFrom(rows.map(couponView), first, after, (coupon) => encodeCursor([coupon.issuedAt, coupon.uuid]));
}

interface HoldRow {
  id: string; member_id: string; channel_id: string | null; outlet_id: string | null; order_no: string;
  order_id: string | null; currency: string; state: string; saved_minor: bigint; held_until: Date; held_at: Date;
  settled_at: Date | null; mismatch: string | null; told_minor: bigint | null;
}

const HOLD = fragment.raw(`h.id, h.member_id, h.channel_id, h.outlet_id, h.order_no, h.order_id, h.currency, h.state,
  h.saved_minor, h.held_until, h.held_at, h.settled_at, h.mismatch, h.told_minor`);

export async function couponHoldsById(sql: Sql, ids: readonly string[]): Promise<(CouponHold | null)[]> {
  const rows = await sql.all<HoldRow>`select ${HOLD} from coupon_hold h where h.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, holdView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The coupons of each sale. */
export async function couponsOfHolds(sql: Sql, holdIds: readonly string[]): Promise<Coupon[][]> {
  const rows = await sql.all<{ id: string; hold_id: string }>`select id, hold_id from coupon
    where hold_id = any(${[...holdIds]}::uuid[]) order by id`;
  const coupons = await couponsById(sql, rows.map(({ id }) => id));
  return holdIds.map((holdId) => rows.flatMap((row, index) => (row.hold_id === holdId ? coupons[index] ?? [] : [])));
}

/** Orders that do not fit their coupons, the last first. */
export async function mismatchedCouponHolds(sql: Sql, first: number, after: string | null) {
  const [before, beforeId] = readCursor(after, ['timestamptz', 'uuid']) ?? [null, null];
  const rows = await sql.all<HoldRow>`select ${HOLD} from coupon_hold h where h.mismatch is not null
      and (${before}::timestamptz is null or (h.settled_at, h.id) < (${before}::timestamptz, ${beforeId}::uuid))
    order by h.settled_at desc, h.id desc limit ${first + 1}`;
  return connectionFrom(rows.map(holdView), first, after, (hold) => encodeCursor([hold.settledAt!, hold.uuid]));
}

function holdView(row: HoldRow): CouponHold {
  const id = (prefix: string, uuid: string | null) => (uuid === null ? null : { id: encodeId(prefix, uuid) });
  return {
    id: encodeId(PREFIX.couponHold, row.id), uuid: row.id, state: row.state, channelId: row.channel_id,
    member: { id: encodeId(PREFIX.member, row.member_id) }, outlet: id(PREFIX.outlet, row.outlet_id),
    channel: id(PREFIX.channel, row.channel_id), order: id(PREFIX.order, row.order_id), orderNo: row.order_no,
    saved: moneyView(row.saved_minor, row.currency), heldUntil: row.held_until, heldAt: row.held_at,
    settledAt: row.settled_at, mismatch: row.mismatch,
    told: row.told_minor === null ? null : moneyView(row.told_minor, row.currency),
  };
}
