import type { Tx } from '../../../../kernel/commands/command.ts';
import { readCodebook } from '../../../../words/read-codebook.ts';
import { validityOf } from '../../../domain/coupons/validity.ts';
import { termsOf, versionKey } from '../../../persistence/coupons/offers.ts';
import type { Cause } from './take-back-caused.ts';

interface Gone {
  readonly id: string;
  readonly offer_id: string;
  readonly offer_version: number;
  readonly hold_id: string;
  readonly region: string;
}

/**
 * What a coupon was given for is again, and a sale has the coupon that was given the first time: it is that of the new
 * cause, with the days of one given now. Free again, it may be used like any other. Under the locks of these offers.
 * Whether there was one.
 *
 * Example: paid, the coupon held by a quote, the payment reversed and made again, the quote not paid: the coupon is
 * issued. Reversed once more, it is void.
 */
export async function standAgain(
  tx: Tx, { cause, about, key }: Cause, offerIds: readonly string[],
): Promise<boolean> {
  const gone = await tx.sql.all<Gone>`select c.id, c.offer_id, c.offer_version, c.hold_id, k.region
    from coupon c join known_member k on k.member_id = c.member_id
    where c.cause in ('referral', 'heritage', 'plan') and "left"(c.cause_key, 36) = ${about} and c.cause = ${cause}
      and c.offer_id = any(${[...offerIds]}::uuid[]) and c.state in ('held', 'used') and c.cause_gone_at is not null
    order by c.id for update of c`;
  if (gone.length === 0) return false;
  const book = await readCodebook(tx.sql);
  const terms = await termsOf(tx.sql, gone.map((one) => ({ offerId: one.offer_id, version: one.offer_version })));
  for (const one of gone) {
    const { until } = validityOf(terms.get(versionKey({ offerId: one.offer_id, version: one.offer_version }))!,
      tx.now, book.zoneOf(one.region, tx.now));
    await tx.sql.run`update coupon set cause_gone_at = null, expires_at = ${until},
      cause_key = coalesce(${key}, cause_key) where id = ${one.id}`;
    await tx.sql.run`update coupon_hold h set mismatch = null where id = ${one.hold_id} and mismatch = 'cause'
      and not exists (select 1 from coupon c where c.hold_id = h.id and c.cause_gone_at is not null)`;
    tx.audit({ subjectId: one.id, after: { expiresAt: until }, reason: 'what it was given for is again' });
  }
  return true;
}
