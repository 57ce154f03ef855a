import type { Tx } from '../../../kernel/commands/command.ts';
import { convertMinor } from '../../../kernel/money.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { payerOf } from '../../domain/cost/payer.ts';
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
  // Whoever has coupons of several payers locks them in one order, or two sales would wait for each other.
  const inOrder = held.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  for (const { couponId, funderId, savedMinor } of inOrder) {
    const minor = rate === null ? savedMinor : convertMinor(savedMinor, rate, currency, home);
    await countCost(tx, { region, funderId, minor, cause: 'coupon', subjectId: couponId }, 'reserved');
  }
}

const orderOf = ({ funderId, couponId }: HeldCoupon): string => `${payerOf(funderId)} ${couponId}`;

export async function commitCoupons(tx: Tx, holdId: string): Promise<void> {
  const coupons = await tx.sql.all<{ id: string }>`select c.id from coupon c
    join cost_reservation r on r.subject_id = c.id where c.hold_id = ${holdId}
    order by r.region, r.payer, r.day, c.id`;
  for (const { id } of coupons) await commitCost(tx, id);
}

export async function releaseCouponCosts(tx: Tx, couponIds: readonly string[]): Promise<void> {
  const known = await tx.sql.all<{ id: string }>`select subject_id as id from cost_reservation
    where subject_id = any(${[...couponIds]}::uuid[]) order by region, payer, day, subject_id`;
  for (const { id } of known) await releaseCost(tx, id);
}
