import type { Tx } from '../../../kernel/commands/command.ts';
import { addUses } from '../../persistence/coupons/counts.ts';
import { releaseCouponCosts } from '../../persistence/coupons/coupon-cost.ts';
import { lockOffers } from '../../persistence/coupons/offers.ts';

interface HeldCoupon {
  id: string; offer_id: string; use_period: string; saved_minor: bigint; outlet_id: string | null; hold_id: string;
  cause_gone_at: Date | null;
}

/**
 * Frees the coupons of holds, under the locks of their offers; what they counted and cost is taken back. One whose
 * cause is none any more is void from now on.
 */
export async function freeHolds(
  tx: Tx, holdIds: readonly string[], state: 'released' | 'expired',
): Promise<void> {
  if (holdIds.length === 0) return;
  const coupons = await freeCoupons(tx, holdIds, []);
  await tx.sql.run`update coupon_hold set state = ${state}, settled_at = ${tx.now},
      mismatch = nullif(mismatch, 'cause')
    where id = any(${[...holdIds]}::uuid[])`;
  for (const holdId of holdIds) {
    tx.audit({ subjectId: holdId, after: { state,
      couponIds: coupons.filter((coupon) => coupon.hold_id === holdId).map(({ id }) => id) } });
  }
}

/** Frees what a hold has beside these coupons: its order took them alone. */
export async function freeOthers(tx: Tx, holdId: string, couponIds: readonly string[]): Promise<void> {
  const freed = await freeCoupons(tx, [holdId], couponIds);
  if (freed.length === 0) return;
  const minor = freed.reduce((total, coupon) => total + coupon.saved_minor, 0n);
  await tx.sql.run`update coupon_hold set saved_minor = saved_minor - ${minor} where id = ${holdId}`;
  tx.audit({ subjectId: holdId, after: { freedCouponIds: freed.map(({ id }) => id) } });
}

async function freeCoupons(tx: Tx, holdIds: readonly string[], but: readonly string[]): Promise<HeldCoupon[]> {
  const coupons = await tx.sql.all<HeldCoupon>`
    select c.id, c.offer_id, c.use_period, c.saved_minor, h.outlet_id, c.hold_id, c.cause_gone_at
    from coupon c join coupon_hold h on h.id = c.hold_id
    where c.hold_id = any(${[...holdIds]}::uuid[]) and c.id <> all (${[...but]}::uuid[])
    order by c.id for update of c`;
  await addUses(tx.sql, coupons.map((coupon) => ({
    offerId: coupon.offer_id, period: coupon.use_period, outletId: coupon.outlet_id,
    savedMinor: coupon.saved_minor, by: -1 })));
  await releaseCouponCosts(tx, coupons.map(({ id }) => id));
  // What a sale had without a coupon was its own: it is none any more.
  await tx.sql.run`delete from coupon where cause = 'automatic' and id = any(${coupons.map(({ id }) => id)}::uuid[])`;
  await tx.sql.run`update coupon set state = case when cause_gone_at is null then 'issued' else 'void' end,
    hold_id = null, held_until = null, used_at = null, saved_minor = null, use_period = null
    where id = any(${coupons.map(({ id }) => id)}::uuid[])`;
  await countNoMore(tx, coupons.filter((coupon) => coupon.cause_gone_at !== null));
  return coupons;
}

/** What is void was not given: others may be. */
async function countNoMore(tx: Tx, coupons: readonly HeldCoupon[]): Promise<void> {
  if (coupons.length === 0) return;
  await tx.sql.run`update coupon_issued i set issued = greatest(i.issued - gone.many, 0)
    from (select offer_id, count(*)::int as many
      from unnest(${coupons.map((one) => one.offer_id)}::uuid[]) as g(offer_id)
      group by offer_id) gone where gone.offer_id = i.offer_id`;
}

/** The offers of these coupons, and of those that a sale holds together with them: all are locked together. */
export async function offersHeldWith(tx: Tx, couponIds: readonly string[]): Promise<string[]> {
  return (await tx.sql.all<{ offer_id: string }>`select offer_id from coupon where id = any(${[...couponIds]}::uuid[])
    union select beside.offer_id from coupon c join coupon beside on beside.hold_id = c.hold_id
    where c.id = any(${[...couponIds]}::uuid[])`).map((row) => row.offer_id);
}

/** These offers, and those of coupons that lapsed holds have beside theirs: all are locked together. */
export async function withLapsing(tx: Tx, offerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.sql.all<{ offer_id: string }>`select distinct beside.offer_id from coupon c
    join coupon_hold h on h.id = c.hold_id and h.state = 'held' and h.held_until <= ${tx.now}
    join coupon beside on beside.hold_id = h.id where c.offer_id = any(${[...offerIds]}::uuid[])`;
  return [...new Set([...offerIds, ...rows.map((row) => row.offer_id)])];
}

/** Ends what lapsed of locked offers: whoever asks next is decided as if the job had run. */
export async function endLapsed(tx: Tx, lockedOfferIds: readonly string[]): Promise<void> {
  const lapsed = await tx.sql.all<{ id: string }>`select h.id from coupon_hold h
    where h.state = 'held' and h.held_until <= ${tx.now}
      and exists (select 1 from coupon c where c.hold_id = h.id and c.offer_id = any(${[...lockedOfferIds]}::uuid[]))
      and not exists (select 1 from coupon c where c.hold_id = h.id
        and c.offer_id <> all (${[...lockedOfferIds]}::uuid[]))
    order by h.id limit 500 for update`;
  await freeHolds(tx, lapsed.map(({ id }) => id), 'expired');
}

/** The offers of a hold's coupons under their locks, then the holds themselves. */
export async function lockHolds(tx: Tx, ids: readonly string[]): Promise<LockedHold[]> {
  const offers = await tx.sql.all<{ offer_id: string }>`select distinct offer_id from coupon
    where hold_id = any(${[...ids]}::uuid[])`;
  await lockOffers(tx.sql, offers.map((row) => row.offer_id));
  return tx.sql.all<LockedHold>`select id, member_id as "memberId", channel_id as "channelId",
      tenant_id as "tenantId", order_no as "orderNo", order_id as "orderId", state, held_until as "heldUntil"
    from coupon_hold where id = any(${[...ids]}::uuid[]) order by id for update`;
}

export interface LockedHold {
  readonly id: string;
  readonly memberId: string;
  readonly channelId: string | null;
  readonly tenantId: string | null;
  readonly orderNo: string;
  readonly orderId: string | null;
  readonly state: 'held' | 'used' | 'released' | 'expired';
  readonly heldUntil: Date;
}
