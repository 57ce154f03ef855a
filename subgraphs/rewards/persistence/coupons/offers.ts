import type { Sql } from '../../../kernel/database/sql.ts';
import { fromJson } from '../../../kernel/json.ts';
import { UNASKED, type OfferTerms } from '../../domain/coupons/offer-terms.ts';

/** An offer as it is given out now: its newest published version. */
export interface OpenOffer {
  readonly id: string;
  readonly version: number;
  readonly terms: OfferTerms;
  readonly endedAt: Date | null;
  readonly firstPublishedAt: Date;
}

interface Row {
  id: string; version: number; terms: unknown; ended_at: Date | null; first_published_at: Date;
}

/**
 * Offers under their locks, which come before those of holds and coupons: who counts against a limit counts alone.
 * Those that were never published are left out.
 */
export async function lockOffers(sql: Sql, ids: readonly string[]): Promise<Map<string, OpenOffer>> {
  await sql.all`select 1 from coupon_offer where id = any(${[...new Set(ids)]}::uuid[])
    order by id for no key update`;
  return readOffers(sql, ids);
}

export async function readOffers(sql: Sql, ids: readonly string[]): Promise<Map<string, OpenOffer>> {
  return openOffers(await sql.all<Row>`
    select o.id, o.published_version as version, v.terms, o.ended_at, f.published_at as first_published_at
    from coupon_offer o
    join coupon_offer_version v on v.offer_id = o.id and v.version = o.published_version
    join coupon_offer_version f on f.offer_id = o.id and f.version = 1
    where o.id = any(${[...new Set(ids)]}::uuid[])`);
}

/** Offers in use whose coupons come by themselves. */
export async function offersGivenBy(sql: Sql, trigger: string): Promise<OpenOffer[]> {
  return [...openOffers(await sql.all<Row>`
    select o.id, o.published_version as version, v.terms, o.ended_at, f.published_at as first_published_at
    from coupon_offer o
    join coupon_offer_version v on v.offer_id = o.id and v.version = o.published_version
    join coupon_offer_version f on f.offer_id = o.id and f.version = 1
    where o.ended_at is null and v.terms ->> 'trigger' = ${trigger}
    order by o.id`).values()];
}

function openOffers(rows: readonly Row[]): Map<string, OpenOffer> {
  return new Map(rows.map((row) => [row.id, {
    id: row.id, version: row.version, terms: keptTerms(row.terms), endedAt: row.ended_at,
    firstPublishedAt: row.first_published_at,
  }]));
}

/** What a version says, with what was not asked yet when it was written. */
export function keptTerms(json: unknown): OfferTerms {
  return { ...UNASKED, ...fromJson<Omit<OfferTerms, keyof typeof UNASKED>>(json) };
}

export interface VersionKey { readonly offerId: string; readonly version: number }

export const versionKey = ({ offerId, version }: VersionKey): string => `${offerId} ${version}`;

/** What the versions say that coupons were given with, by `versionKey`. */
export async function termsOf(sql: Sql, keys: readonly VersionKey[]): Promise<Map<string, OfferTerms>> {
  const rows = await sql.all<{ offer_id: string; version: number; terms: unknown }>`
    select v.offer_id, v.version, v.terms from coupon_offer_version v
    join (select distinct * from unnest(${keys.map((key) => key.offerId)}::uuid[],
      ${keys.map((key) => key.version)}::int[]) as k(offer_id, version)) k using (offer_id, version)`;
  return new Map(rows.map((row) => [
    versionKey({ offerId: row.offer_id, version: row.version }), keptTerms(row.terms)]));
}
