import { createHash } from 'node:crypto';
import type { BatchRequest } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { canonicalJson, fromJson } from '../../../kernel/json.ts';
import type { MarginClass, Region } from '../../../contracts/words.ts';
import { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { Dedication } from '../../domain/dedication.ts';
import type { OrderPolicy } from '../../domain/policy.ts';
import { orderPolicies } from '../../persistence/policies.ts';
import type { SalesOrderRow } from '../../persistence/rows.ts';
import { loadRates, type Rates } from './load-rates.ts';
import { loadBuyers, type BuyerFacts } from './load-buyers.ts';
import type { OrderToRecord } from './order-to-record.ts';

export interface OutletFact {
  readonly outlet_id: string; readonly code: string; readonly franchise_id: string | null;
  readonly channel_id: string | null; readonly region: Region; readonly kind: string;
  readonly closed_at: Date | null;
}

export interface ItemFact {
  readonly item_id: string; readonly sku: string; readonly name: string;
  readonly classes: readonly { marginClass: MarginClass; effectiveAt: Date }[];
  readonly cost_minor: bigint | null; readonly cost_currency: string | null;
  readonly labour_minor: bigint | null; readonly price_currency: string;
  readonly dedication: Dedication | null;
}

export type StoredOrder = Pick<SalesOrderRow,
  'id' | 'body_hash' | 'channel_id' | 'member_id' | 'buyer_external_id'> & {
    /** Its number as it was recorded before numbers were kept without blanks around them. */
    readonly sent_no?: string | null;
  };

/** Everything a batch of orders is decided with, read in a fixed number of statements. */
export interface Facts extends BuyerFacts {
  /** Kinds of the channels that are named, by id. */
  readonly channels: ReadonlyMap<string, string>;
  readonly outletById: ReadonlyMap<string, OutletFact>;
  readonly outletByCode: ReadonlyMap<string, OutletFact>;
  readonly itemById: ReadonlyMap<string, ItemFact>;
  readonly itemBySku: ReadonlyMap<string, ItemFact>;
  readonly rates: Rates;
  readonly policies: readonly OrderPolicy[];
  /** The words where points pay for an order of the batch; else nobody asks, and it is empty. */
  readonly book: Codebook;
  readonly stored: ReadonlyMap<string, StoredOrder>;
  readonly usedHolds: ReadonlySet<string>;
}

export type OrderRequest = BatchRequest<OrderToRecord>;

export async function loadFacts(sql: Sql, requests: readonly OrderRequest[]): Promise<Facts> {
  const orders = requests.map(({ input }) => input);
  const outlets = await loadOutlets(sql, orders, requests.map(({ actor }) => actor.tenantId ?? null));
  const outletById = new Map(outlets.map((outlet) => [outlet.outlet_id, outlet]));
  const outletByCode = new Map(outlets.map((outlet) => [outlet.code, outlet]));
  const channelOf = (order: OrderToRecord) =>
    order.channelId ?? outletOf({ outletById, outletByCode }, order)?.channel_id ?? null;
  const items = await loadItems(sql, orders);
  return {
    outletById, outletByCode,
    policies: await orderPolicies.all(sql),
    book: orders.some(({ pointsHold }) => pointsHold) ? await readCodebook(sql) : new Codebook([]),
    channels: await loadChannels(sql, orders.map(channelOf)),
    itemById: new Map(items.map((item) => [item.item_id, item])),
    itemBySku: new Map(items.map((item) => [item.sku, item])),
    rates: await loadRates(sql, orders, new Set(items.flatMap((item) => (
      [item.price_currency, item.cost_currency ?? item.price_currency])))),
    ...await loadBuyers(sql, requests.map(({ input, actor }) => (
      {
        buyer: input.buyer, channelId: channelOf(input), actor,
        holderId: input.pointsHold?.known?.memberId ?? null,
      }))),
    ...await loadStored(sql, orders.map((order) => ({ order, channelId: channelOf(order) }))),
  };
}

export function outletOf(
  facts: Pick<Facts, 'outletById' | 'outletByCode'>, { outlet }: OrderToRecord,
): OutletFact | undefined {
  return 'code' in outlet ? facts.outletByCode.get(outlet.code) : facts.outletById.get(outlet.id ?? '');
}

export function itemOf(
  facts: Pick<Facts, 'itemById' | 'itemBySku'>, item: OrderToRecord['lines'][number]['item'],
): ItemFact | undefined {
  return 'sku' in item ? facts.itemBySku.get(item.sku) : facts.itemById.get(item.id ?? '');
}

/** The number of an order is unique in its channel. */
export function orderKey(channelId: string, externalNo: string): string {
  return `${channelId}\n${externalNo}`;
}

export function bodyHash(body: object): Buffer {
  return createHash('sha256').update(canonicalJson(body)).digest();
}

/**
 * The order without what the house adds: what loyalty said of its hold, how its identifiers were written, how it was
 * quoted and what that held, who buys in an exchange and of which tier: a merge, a link or a better tier in between
 * changes no body.
 */
export function orderHash({ pointsHold, asSent: _, asQuoted: _quoted, creditHoldId: _held, buyerTiers: _tiers,
  goldWaits: _gold, isExchange, ...order }: OrderToRecord): Buffer {
  return bodyHash({ ...order, buyer: isExchange ? null : order.buyer, pointsHold: pointsHold && {
    id: pointsHold.id, points: pointsHold.points, amountMinor: pointsHold.amountMinor } });
}

/** Outlets that are named, and all of the franchises that ask: they sell under the channels of those. */
function loadOutlets(
  sql: Sql, orders: readonly OrderToRecord[], tenantIds: readonly (string | null)[],
): Promise<OutletFact[]> {
  const ids = distinct(orders.map(({ outlet }) => ('id' in outlet ? outlet.id : null)));
  const codes = distinct(orders.map(({ outlet }) => ('code' in outlet ? outlet.code : null)));
  return sql.all<OutletFact>`
    select outlet_id, code, franchise_id, channel_id, region, kind, closed_at from outlet_fact
    where outlet_id = any(${ids}::uuid[]) or code = any(${codes}::text[])
      or franchise_id = any(${distinct(tenantIds)}::uuid[])
    order by version, outlet_id`;
}

async function loadChannels(
  sql: Sql, ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.all<{ channel_id: string; kind: string }>`
    select channel_id, kind from channel_fact where channel_id = any(${distinct(ids)}::uuid[])`;
  return new Map(rows.map((row) => [row.channel_id, row.kind]));
}

/** Of items that share a SKU the one still sold wins, then the one that changed last. */
async function loadItems(sql: Sql, orders: readonly OrderToRecord[]): Promise<ItemFact[]> {
  const named = orders.flatMap(({ lines }) => lines.map(({ item }) => item));
  const ids = distinct(named.map((item) => ('id' in item ? item.id : null)));
  const skus = distinct(named.map((item) => ('sku' in item ? item.sku : null)));
  const rows = await sql.all<ItemFact>`
    select item_id, sku, name, classes, cost_minor, cost_currency, labour_minor, price_currency, dedication
    from item_fact where item_id = any(${ids}::uuid[]) or sku = any(${skus}::text[])
    order by retired desc, version, item_id`;
  return rows.map((row) => ({
    ...row, classes: fromJson(row.classes),
    dedication: row.dedication === null ? null : fromJson(row.dedication),
  }));
}

async function loadStored(
  sql: Sql, asked: readonly { order: OrderToRecord; channelId: string | null }[],
): Promise<Pick<Facts, 'stored' | 'usedHolds'>> {
  const keyed = asked.filter(({ channelId }) => channelId !== null);
  const holds = distinct(asked.map(({ order }) => order.pointsHold?.id ?? null));
  const rows = await sql.all<StoredOrder & { external_no: string; points_hold_id: string | null }>`
    select id, body_hash, channel_id, external_no, sent_no, member_id, buyer_external_id, points_hold_id
    from sales_order
    where (channel_id, external_no) in (select * from unnest(
      ${keyed.map(({ channelId }) => channelId)}::uuid[],
      ${keyed.map(({ order }) => order.externalNo)}::text[]))
    union all
    select id, body_hash, channel_id, external_no, sent_no, member_id, buyer_external_id, points_hold_id
    from sales_order
    where points_hold_id = any(${holds}::uuid[])`;
  return {
    stored: new Map(rows.map((row) => [orderKey(row.channel_id, row.external_no), row])),
    usedHolds: new Set(rows.flatMap((row) => row.points_hold_id ?? [])),
  };
}

export function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
