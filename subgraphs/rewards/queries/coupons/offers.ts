import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { CouponOffer, CouponRun, CouponUsage } from '../../graphql/offers/coupon-offer.type.ts';
import type { CouponTerms } from '../../graphql/offers/coupon-terms.type.ts';
import { keptTerms, termsOf, versionKey, type VersionKey } from '../../persistence/coupons/offers.ts';
import { termsView } from './offer-view.ts';

interface Row {
  id: string; code: string; name_zh: string; name_en: string; note?: string | null; draft?: unknown;
  revision: number; edited_by?: string; edited_by_name?: string; edited_at: Date; published_version: number | null;
  published_revision: number | null; terms: unknown; ended_at: Date | null; created_at: Date;
}

/** An offer, and who wrote it: the resolver says whether that is the reader. */
export type OfferNode = CouponOffer & { readonly authorId: string | null };

const columnsFor = (sql: Sql) => fragment.raw(`o.id, o.code, o.name_zh, o.name_en, o.revision, o.edited_at,
  o.published_version, o.published_revision, v.terms, o.ended_at, o.created_at${
  sql.restricted ? '' : ', o.note, o.draft, o.edited_by, o.edited_by_name'}`);
const FROM = fragment`coupon_offer o left join coupon_offer_version v
  on v.offer_id = o.id and v.version = o.published_version`;

export async function couponOffersById(sql: Sql, ids: readonly string[]): Promise<(OfferNode | null)[]> {
  const rows = await sql.all<Row>`select ${columnsFor(sql)} from ${FROM} where o.id = any(${[...ids]}::uuid[])
    and (${!sql.restricted} or o.published_version is not null)`;
  const byId = new Map(rows.map((row) => [row.id, offerView(row, !sql.restricted)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface OfferQuery {
  readonly search: string | null;
  readonly state: string | null;
  readonly isWaiting: boolean | null;
}

/** What was written last first; others than head office see what was published. */
export async function couponOffersPage(sql: Sql, { search, state, isWaiting }: OfferQuery, bounds: PageBounds) {
  const part = search?.trim().toLowerCase() || null;
  const where = fragment`(${!sql.restricted} or o.published_version is not null)
    and (${state}::text is null or ${state}::text = case when o.ended_at is not null then 'ended'
      when o.published_version is null then 'draft' else 'published' end)
    and (${isWaiting}::boolean is null or ${isWaiting}::boolean
      = (o.ended_at is null and o.published_revision is distinct from o.revision))
    and (${part}::text is null
      or position(${part}::text in lower(o.code || ' ' || o.name_zh || ' ' || o.name_en)) > 0)`;
  return pageOf(await readPage<Row>(sql, {
    columns: columnsFor(sql), from: FROM, key: 'o.id', arms: [{ from: fragment`coupon_offer o`, where }],
    sort: [{ column: 'o.edited_at', type: 'timestamptz' }, { column: 'o.id', type: 'uuid' }], descending: true,
  }, bounds), (row) => offerView(row, !sql.restricted));
}

function offerView(row: Row, isHeadOffice: boolean): OfferNode {
  const view = (terms: unknown) => (terms ? termsView(keptTerms(terms), isHeadOffice) : null);
  return {
    id: encodeId(PREFIX.couponOffer, row.id), uuid: row.id, code: row.code, nameZh: row.name_zh, nameEn: row.name_en,
    note: row.note ?? null, publishedVersion: row.published_version, terms: view(row.terms), draft: view(row.draft),
    state: row.ended_at ? 'ended' : row.published_version === null ? 'draft' : 'published',
    isWaiting: row.ended_at === null && row.published_revision !== row.revision, version: row.revision,
    isOwn: false, authorId: row.edited_by ?? null, editedBy: row.edited_by_name ?? null, editedAt: row.edited_at,
    endedAt: row.ended_at, createdAt: row.created_at,
  };
}

/** What coupons were given with, whatever counts by now. */
export async function couponTermsByVersion(sql: Sql, keys: readonly VersionKey[]): Promise<(CouponTerms | null)[]> {
  const terms = await termsOf(sql, keys);
  return keys.map((key) => {
    const found = terms.get(versionKey(key));
    return found ? termsView(found, !sql.restricted) : null;
  });
}

export async function couponUsageOf(sql: Sql, offerIds: readonly string[]): Promise<CouponUsage[]> {
  const rows = await sql.all<{ id: string; issued: number; uses: number; spent: bigint; currency: string | null }>`
    select k.id, coalesce(i.issued, 0) as issued, coalesce(c.uses, 0) as uses, coalesce(c.spent_minor, 0) as spent,
      v.terms ->> 'currency' as currency
    from unnest(${[...offerIds]}::uuid[]) as k(id) left join coupon_issued i on i.offer_id = k.id
    left join coupon_count c on c.offer_id = k.id and c.period = '' and c.outlet = ''
    left join coupon_offer o on o.id = k.id
    left join coupon_offer_version v on v.offer_id = o.id and v.version = o.published_version`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return offerIds.map((id) => {
    const { issued, uses, spent, currency } = byId.get(id)!;
    return { issued, uses, spent: currency === null ? null : moneyView(spent, currency) };
  });
}

/** The last ten runs of each offer. */
export async function couponRunsOf(sql: Sql, offerIds: readonly string[]): Promise<CouponRun[][]> {
  const rows = await sql.all<{
    offer_id: string; segment_id: string; asked_by: string; asked_at: Date; issued: number; skipped: number;
    finished_at: Date | null; stopped: string | null;
  }>`select r.* from unnest(${[...offerIds]}::uuid[]) as k(id) cross join lateral (select * from coupon_run
      where offer_id = k.id order by asked_at desc limit 10) r`;
  const byOffer = Map.groupBy(rows, (row) => row.offer_id);
  return offerIds.map((id) => (byOffer.get(id) ?? []).map((row) => ({
    segment: { id: encodeId(PREFIX.segment, row.segment_id) }, askedBy: row.asked_by, askedAt: row.asked_at,
    issued: row.issued, skipped: row.skipped, finishedAt: row.finished_at, stopped: row.stopped,
  })));
}
