import type { Tx } from '../../../kernel/commands/command.ts';
import type { IssueRefusal } from '../../domain/coupons/issue-rules.ts';
import { issueCoupons, mayIssue } from '../../persistence/coupons/issue-coupons.ts';
import { lockOffers, type OpenOffer } from '../../persistence/coupons/offers.ts';
import { withdrawCoupon } from '../coupons/withdraw-coupon.ts';
import type { RewardRow } from '../../persistence/mall/rewards.ts';
import type { RedemptionRow } from '../../persistence/redemptions/redemptions.ts';

/** Why a coupon could not be given for the points of a member; the offer's lock comes after the reward's. */
export async function couponRefusal(
  tx: Tx, { offerId }: RewardRow, memberId: string,
): Promise<IssueRefusal | null> {
  if (offerId === null) return null;
  const offer = (await lockOffers(tx.sql, [offerId])).get(offerId);
  return offer ? mayIssue(tx, offer, memberId) : 'OFFER_ENDED';
}

/** The offers that these rewards are given of, locked together, by reward. */
export async function lockOffersOf(tx: Tx, rewardIds: readonly string[]): Promise<ReadonlyMap<string, OpenOffer>> {
  const rows = await tx.sql.all<{ id: string; offer_id: string }>`select id, offer_id from reward
    where id = any(${[...new Set(rewardIds)]}::uuid[]) and offer_id is not null`;
  const offers = await lockOffers(tx.sql, rows.map((row) => row.offer_id));
  return new Map(rows.flatMap((row) => {
    const offer = offers.get(row.offer_id);
    return offer ? [[row.id, offer] as const] : [];
  }));
}

/** The points are held: the coupon is the member's from now on, once, or there is none any more. */
export async function giveCouponFor(
  tx: Tx, row: RedemptionRow, offer: OpenOffer,
): Promise<{ readonly couponId: string } | { readonly refused: IssueRefusal }> {
  const [answer] = await issueCoupons(tx, offer, [{ memberId: row.memberId, cause: 'reward', causeKey: row.id }]);
  if ('couponId' in answer!) {
    await tx.sql.run`update redemption set coupon_id = ${answer.couponId} where id = ${row.id}`;
    Object.assign(row, { couponId: answer.couponId });
    tx.audit({ subjectId: answer.couponId, after: { redemptionId: row.id, memberId: row.memberId } });
  }
  return answer!;
}

/** Takes the coupon back while it is unused; false: it was used, or a sale holds it. */
export async function takeCouponBack(tx: Tx, { couponId }: RedemptionRow, reason: string): Promise<boolean> {
  return couponId === null || withdrawCoupon(tx, couponId, reason);
}
