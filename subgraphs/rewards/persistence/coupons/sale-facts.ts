import type { EventPayloads } from '../../../contracts/events.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { tierCode } from '../../../words/word.ts';
import type { SaleAsked } from '../../domain/coupons/sale.ts';
import type { LineToEvaluate } from '../../domain/evaluator/reductions.ts';

/** Who buys: by any of its ids, as it stands today. */
export interface Buyer {
  readonly memberId: string;
  readonly region: string;
  readonly zone: string;
  /** `programme:tier`; null while loyalty has not told. */
  readonly tier: string | null;
}

/** Null for nobody that this room knows. */
export async function readBuyer(sql: Sql, namedId: string, now: Date): Promise<Buyer | null> {
  const memberId = (await survivorsOf(sql, [namedId]))(namedId);
  const row = await sql.maybe<{ region: string; tier: string | null; programme: string | null }>`
    select k.region, t.tier, t.programme from known_member k left join member_tier t using (member_id)
    where k.member_id = ${memberId}`;
  if (!row) return null;
  const book = await readCodebook(sql);
  return {
    memberId, region: row.region, zone: book.zoneOf(row.region, now),
    tier: row.tier === null ? null : tierCode(row.programme!, row.tier),
  };
}

interface ItemRow {
  item_id: string; sku: string; product_id: string; series: string | null; labour_minor: bigint | null;
  price_currency: string; classes: EventPayloads['item.changed.v1']['classes'];
}

/** Lines as the evaluator takes them; null at the place of an item that nobody told of. */
export async function readLines(
  sql: Sql, { lines, currency }: SaleAsked, now: Date,
): Promise<(LineToEvaluate | null)[]> {
  const rows = await sql.all<ItemRow>`select item_id, sku, product_id, series, labour_minor, price_currency, classes
    from item_fact where item_id = any(${lines.flatMap(({ item }) => ('id' in item ? [item.id] : []))}::uuid[])
      or sku = any(${lines.flatMap(({ item }) => ('sku' in item ? [item.sku] : []))}::text[])`;
  const byId = new Map(rows.map((row) => [row.item_id, row]));
  const bySku = new Map(rows.map((row) => [row.sku, row]));
  const book = await readCodebook(sql);
  return lines.map((line): LineToEvaluate | null => {
    const item = 'id' in line.item ? byId.get(line.item.id) : bySku.get(line.item.sku);
    if (!item) return null;
    const marginClass = classAt(item, now);
    const pieces = BigInt(line.quantity);
    const labour = line.labourMinor ?? (item.price_currency === currency ? item.labour_minor : null);
    return {
      marginClass, ...traitsOf(book, marginClass, now), itemId: item.item_id, productId: item.product_id,
      series: item.series, quantity: line.quantity,
      amountMinor: line.unitPriceMinor * pieces - (line.bundleReductionMinor ?? 0n),
      labourMinor: labour === null ? null : labour * pieces,
    };
  });
}

/** A class that nobody told of yet is as careful as can be: no coupon unless named, no points. */
export function traitsOf(book: Codebook, marginClass: string, at: Date): { investment: boolean; takesPoints: boolean } {
  const traits = book.known('margin_class', marginClass, at)?.traits;
  return { investment: traits?.investment ?? true, takesPoints: (traits?.pointsCash ?? 'none') !== 'none' };
}

function classAt({ classes }: ItemRow, now: Date): string {
  const dated = classes.map((each) => ({ ...each, effectiveAt: new Date(each.effectiveAt) }));
  return (dated.findLast(({ effectiveAt }) => effectiveAt <= now) ?? dated[0]!).marginClass;
}
