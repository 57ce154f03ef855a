import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { BundlePricing, BundleReturns } from '../domain/bundles/bundle.ts';
import type { Bundle } from '../graphql/bundles/bundle.type.ts';

interface BundleRow {
  id: string; code: string; name_zh: string; name_en: string; pricing: BundlePricing; amount_minor: bigint | null;
  currency: string | null; off_bps: number | null; returns: BundleReturns; starts_at: Date | null; ends_at: Date | null;
  retired: boolean; version: number; parts: { item_id: string; quantity: number }[];
}

const COLUMNS = fragment.raw(`b.id, b.code, b.name_zh, b.name_en, b.pricing, b.amount_minor, b.currency, b.off_bps,
  b.returns, b.starts_at, b.ends_at, b.retired, b.version,
  (select jsonb_agg(jsonb_build_object('item_id', p.item_id, 'quantity', p.quantity) order by p.place)
    from bundle_part p where p.bundle_id = b.id) as parts`);

function bundleOf(row: BundleRow): Bundle {
  return {
    id: encodeId(PREFIX.bundle, row.id), code: row.code, nameZh: row.name_zh, nameEn: row.name_en, pricing: row.pricing,
    amount: row.amount_minor === null ? null : moneyView(row.amount_minor, row.currency!), offBps: row.off_bps,
    returns: row.returns, startsAt: row.starts_at, endsAt: row.ends_at, retired: row.retired, version: row.version,
    parts: row.parts.map(({ item_id: id, quantity }) => ({ itemUuid: id, quantity })),
  };
}

/** uuids in, bundles in the same order out. */
export async function bundlesById(sql: Sql, ids: readonly string[]): Promise<(Bundle | null)[]> {
  const rows = await sql.all<BundleRow>`select ${COLUMNS} from bundle b where b.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, bundleOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** By their codes. */
export async function bundlesPage(sql: Sql, retired: boolean | null, bounds: PageBounds) {
  return pageOf(await readPage<BundleRow>(sql, {
    columns: COLUMNS, from: fragment`bundle b`, key: 'b.id',
    arms: [{ from: fragment`bundle b`, where: retired === null ? fragment`true` : fragment`b.retired = ${retired}` }],
    sort: [{ column: 'b.code', type: 'text' }, { column: 'b.id', type: 'uuid' }], descending: false,
  }, bounds), bundleOf);
}
