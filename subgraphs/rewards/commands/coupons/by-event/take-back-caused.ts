import type { Tx } from '../../../../kernel/commands/command.ts';
import { lockOffers } from '../../../persistence/coupons/offers.ts';
import { takeCouponBack } from '../withdraw-coupon.ts';

export interface Cause {
  readonly cause: 'referral' | 'heritage' | 'plan';
  /** What the cause keys of its coupons begin with: 36 characters. */
  readonly about: string;
  /** The whole cause key; null: all that begin so. */
  readonly key: string | null;
}

/** Takes back what nobody used of the coupons that were given for something that is none any more. */
export async function takeBackCaused(tx: Tx, { cause, about, key }: Cause, reason: string): Promise<void> {
  const given = await tx.sql.all<{ id: string; offer_id: string }>`select id, offer_id from coupon
    where cause in ('referral', 'heritage', 'plan') and "left"(cause_key, 36) = ${about} and cause = ${cause}
      and (${key}::text is null or cause_key = ${key}) and state <> 'void' order by offer_id, id`;
  await lockOffers(tx.sql, given.map((coupon) => coupon.offer_id));
  for (const { id } of given) await takeCouponBack(tx, id, reason);
}
