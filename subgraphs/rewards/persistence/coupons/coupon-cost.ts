import type { Tx } from '../../../kernel/commands/command.ts';
import { convertMinor } from '../../../kernel/money.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { ratesAt } from '../cost/rates.ts';
import { commitCost, countCost, releaseCost } from '../cost/reserve-cost.ts';

interface HeldCoupon {
  readonly couponId: string;
  /** The franchise that pays; null: head office. */
  readonly funderId: string | null;
  readonly savedMinor: bigint;
}

/**
 * What held coupons take off costs who pays for them. Whoever has a coupon was promised it: it counts against the cap
 * and is not refused by it. Without a rate into the programme's currency its sale counts for nothing either.
 */
export async function promiseCoupons(
  tx: Tx, { region, currency }: { readonly region: string; readonly currency: string }, held: readonly HeldCoupon[],
): Promise<void> {
  const { code, currency: home } = (await readCodebook(tx.sql)).programmeOf(region, tx.now);
  const question = { programme: code, from: currency, to: home, at: tx.now };
  const rate = (await ratesAt(tx.sql, [question]))(question);
  if (rate === undefined) return;
  for (const { couponId, funderId, savedMinor } of held.toSorted((a, b) => (a.couponId < b.couponId ? -1 : 1))) {
    const minor = rate === null ? savedMinor : convertMinor(savedMinor, rate, currency, home);
    await countCost(tx, { region, funderId, minor, cause: 'coupon', subjectId: couponId }, 'reserved');
  }
}

export async function commitCoupons(tx: Tx, holdId: string): Promise<void> {
  const coupons = await tx.sql.all<{ id: string }>`select id from coupon where hold_id = ${holdId} order by id`;
  for (const { id } of coupons) await commitCost(tx, id);
}

export async function releaseCouponCosts(tx: Tx, couponIds: readonly string[]): Promise<void> {
  for (const id of couponIds) await releaseCost(tx, id);
}
