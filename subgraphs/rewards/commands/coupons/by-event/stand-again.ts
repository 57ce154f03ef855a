import type { Tx } from '../../../../kernel/commands/command.ts';
import { readCodebook } from '../../../../words/read-codebook.ts';
import { validityOf } from '../../../domain/coupons/validity.ts';
import { termsOf, versionKey } from '../../../persistence/coupons/offers.ts';
import type { GivingEvent } from './issue-on-event.ts';
import type { Cause } from './take-back-caused.ts';

interface Gone {
  readonly id: string;
  readonly offer_id: string;
  readonly offer_version: number;
  readonly hold_id: string;
  readonly region: string;
}

interface Again extends Pick<Cause, 'cause' | 'key'> {
  /** What the cause keys of its coupons begin with: all ids of a person, or one plan. */
  readonly abouts: readonly string[];
}

/**
 * How something that may have been before is given for: offers of which a sale holds or has used a coupon give none,
 * and those coupons stand again, also where their offer has ended meanwhile; the other offers give.
 *
 * Example: of two offers a sale used the coupon of the first before the relation ended. It is told again: the first
 * coupon is that of it, the second offer gives a new one, and nobody owes anything.
 */
export async function givenAgain(
  tx: Tx, { cause, key, abouts }: Again, trigger: GivingEvent['trigger'],
): Promise<Required<Pick<GivingEvent, 'gone' | 'given'>>> {
  const gone = await tx.sql.all<{ offer_id: string }>`select distinct c.offer_id from coupon c
    join coupon_offer_version v on v.offer_id = c.offer_id and v.version = c.offer_version
    where c.cause in ('referral', 'heritage', 'plan') and "left"(c.cause_key, 36) = any(${[...abouts]}::text[])
      and c.cause = ${cause} and c.cause_gone_at is not null and c.state in ('held', 'used')
      and (v.terms ->> 'trigger') = ${trigger} order by c.offer_id`;
  const given = async (offerIds: readonly string[]) => {
    for (const about of abouts) await standAgain(tx, { cause, about, key }, offerIds);
    const rows = await tx.sql.all<{ offer_id: string }>`select offer_id from coupon
      where cause in ('referral', 'heritage', 'plan') and "left"(cause_key, 36) = any(${[...abouts]}::text[])
        and cause = ${cause} and offer_id = any(${[...offerIds]}::uuid[]) and state in ('used', 'held')`;
    return new Set(rows.map((row) => row.offer_id));
  };
  return { gone: gone.map((row) => row.offer_id), given };
}

/**
 * What a coupon was given for is again, and a sale has the coupon that was given the first time: it is that of the new
 * cause, with the days of one given now. Free again, it may be used like any other. Under the locks of these offers.
 *
 * Example: paid, the coupon held by a quote, the payment reversed and made again, the quote not paid: the coupon is
 * issued. Reversed once more, it is void.
 */
async function standAgain(tx: Tx, { cause, about, key }: Cause, offerIds: readonly string[]): Promise<void> {
  const gone = await tx.sql.all<Gone>`select c.id, c.offer_id, c.offer_version, c.hold_id, k.region
    from coupon c join known_member k on k.member_id = c.member_id
    where c.cause in ('referral', 'heritage', 'plan') and "left"(c.cause_key, 36) = ${about} and c.cause = ${cause}
      and c.offer_id = any(${[...offerIds]}::uuid[]) and c.state in ('held', 'used') and c.cause_gone_at is not null
    order by c.id for update of c`;
  if (gone.length === 0) return;
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
}
