import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { CouponStanding } from '../../domain/coupons/bars.ts';
import type { NamedCoupons } from '../../domain/coupons/sale.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import type { couponTable } from '../tables/coupon.table.ts';

export type CouponCause = NewRowOf<typeof couponTable>['cause'];

/** A coupon with all that decides whether it may be used. */
export interface CouponInHand extends CouponStanding {
  readonly id: string;
  readonly code: string;
  readonly offerId: string;
  readonly offerVersion: number;
  readonly cause: CouponCause;
  readonly holdId: string | null;
  readonly savedMinor: bigint | null;
  readonly usePeriod: string | null;
}

/** So many of a member's coupons are looked at together, those first that end first. */
export const MOST_COUPONS = 100;

/** Where a coupon stands among a member's of one offer: what is used or held counts before what is left. */
export const NTH = fragment.raw(`row_number() over (partition by c.member_id, c.offer_id order by
  case c.state when 'used' then 0 when 'held' then 1 when 'issued' then 2 else 3 end,
  c.expires_at nulls last, c.issued_at, c.id)`);

const COLUMNS = fragment.raw(`c.id, c.code, c.offer_id as "offerId", c.offer_version as "offerVersion",
  c.member_id as "memberId", c.cause, c.state, c.valid_from as "validFrom", c.expires_at as "expiresAt",
  c.held_until as "heldUntil", c.hold_id as "holdId", c.saved_minor as "savedMinor", c.use_period as "usePeriod"`);

/** Of one member, those named or whatever it has; the place is counted over all that it has of an offer. */
export async function couponsOf(
  sql: Sql, memberId: string, named: NamedCoupons | null, now: Date,
): Promise<CouponInHand[]> {
  const which = named ? fragment`(m.id = any(${`{${named.ids.join(',')}}`}::uuid[])
      or m.code = any(${`{${named.codes.join(',')}}`}::text[]))`
    : fragment`m.state in ('issued', 'held') and m.cause <> 'automatic'
      and (m."expiresAt" is null or m."expiresAt" > ${now})`;
  const rows = await sql.all<Omit<CouponInHand, 'nth'> & { nth: bigint }>`
    select * from (select ${COLUMNS}, ${NTH} as nth from coupon c where c.member_id = ${memberId}) m
    where ${which} order by m."expiresAt" nulls last, m.id limit ${MOST_COUPONS}`;
  return rows.map((row) => ({ ...row, nth: Number(row.nth) }));
}

/** Whoever has them, under their locks; the offers' come before. The place is counted over all that one has. */
export async function lockCoupons(sql: Sql, ids: readonly string[]): Promise<CouponInHand[]> {
  const rows = await sql.all<Omit<CouponInHand, 'nth'>>`select ${COLUMNS} from coupon c
    where c.id = any(${[...ids]}::uuid[]) order by c.id for update`;
  const placed = await sql.all<{ id: string; nth: bigint }>`select m.id, m.nth from (select c.id, ${NTH} as nth
      from coupon c where c.member_id = any(${rows.map(({ memberId }) => memberId)}::uuid[])
        and c.offer_id = any(${rows.map(({ offerId }) => offerId)}::uuid[])) m
    where m.id = any(${[...ids]}::uuid[])`;
  const places = new Map(placed.map(({ id, nth }) => [id, Number(nth)]));
  return rows.map((row) => ({ ...row, nth: places.get(row.id)! }));
}

/** The offers that coupons are of, which never changes. */
export async function offersOfCoupons(sql: Sql, named: NamedCoupons): Promise<string[]> {
  return (await sql.all<{ offer_id: string }>`select distinct offer_id from coupon
    where id = any(${[...named.ids]}::uuid[]) or code = any(${[...named.codes]}::text[])`)
    .map((row) => row.offer_id);
}
