import { sql as part } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeCursor, readCursor, type PageBounds } from '../../../kernel/graph/page.ts';
import { LEAST_BPS, type MarginSums } from '../../domain/margins/margin.ts';
import type { MarginAsk, MarginBy, MarginOrder } from './margin-ask.ts';
import { all, soldParts, VALUES, type Part } from './margin-parts.ts';

export interface MarginGroup extends MarginSums {
  /** In the order of what it was asked by: a day, a month, a code, an id, or "" for what is of none. */
  readonly keys: readonly string[];
}

export interface MarginFound {
  readonly groups: readonly MarginGroup[];
  readonly groupCount: number;
  readonly endCursor: string | null;
  /** Of everything that was asked for in the currency asked for, whatever the page; null where nothing was sold. */
  readonly total: MarginSums | null;
  /** What else was sold, in currencies whose rows were not asked for. */
  readonly others: readonly (MarginSums & { readonly currency: string })[];
}

const COLUMN_OF: Readonly<Record<MarginBy, string>> = {
  class: 'margin_class', category: 'product_id', series: 'product_id', product: 'product_id', outlet: 'outlet_id',
  region: 'outlet_id', channel: 'channel_id', day: 'at', month: 'at',
};
const KEY_OF: Readonly<Record<MarginBy, string>> = {
  class: 's.margin_class', category: `coalesce(p.category, '')`, series: `coalesce(p.series, '')`,
  product: 's.product_id::text', outlet: 's.outlet_id::text', region: `coalesce(w.region, '')`,
  channel: 's.channel_id::text', day: 's.at', month: 'left(s.at, 7)',
};
/** Truncated toward zero as the house does; where there is no share it comes last from above. */
const BPS = `case when known_net > 0 then greatest(div((known_net - cost) * 10000, known_net), ${LEAST_BPS})
  else ${LEAST_BPS - 1} end`;
const ORDERS: Readonly<Record<MarginOrder, string>> = {
  key: '0', net: 'net', margin: 'known_net - cost', bps: BPS, pieces: 'pieces', unknown: 'lines - known_lines',
};
const SUMMED = part.raw(VALUES.map((value) => `sum(${value}) as ${value}`).join(', '));
const AS_BIGINT = part.raw(VALUES.map((value) => `${value}::bigint`).join(', '));

/**
 * Margins by one or two dimensions, a page of groups with the total of all of them, exact to the minor unit: one
 * statement, so that what is folded into sums meanwhile is counted once.
 */
export async function marginReport(sql: Sql, ask: MarginAsk, bounds: PageBounds): Promise<MarginFound> {
  const rows = await sql.all<Row>`
    with sold as (${soldOf(ask)}), keyed as (${keyedOf(ask)}),
    totals as (select currency, ${SUMMED}, count(*)::int as groups from keyed group by currency)
    select true as is_total, 0::bigint as place, null as k1, null as k2, 0::bigint as sorted, currency, groups,
      ${AS_BIGINT} from totals
    union all select * from (${pageOf(ask, bounds)}) page
    order by is_total desc, currency, place`;
  const [totals, found] = [rows.filter((row) => row.is_total), rows.filter((row) => !row.is_total)];
  const own = totals.find(({ currency }) => currency === ask.currency);
  const groups = found.slice(0, bounds.limit);
  const last = found.length > bounds.limit ? groups.at(-1) : undefined;
  return {
    groups: groups.map((row) => ({ ...sumsOf(row), keys: [row.k1!, row.k2!].slice(0, ask.by.length) })),
    groupCount: own?.groups ?? 0, total: own ? sumsOf(own) : null,
    endCursor: last ? encodeCursor([last.sorted, last.k1!, last.k2!]) : null,
    others: totals.filter((row) => row !== own).map((row) => ({ ...sumsOf(row), currency: row.currency })),
  };
}

/** Added up by the columns that dimensions and filters look at, before anything is joined to them. */
function soldOf(ask: MarginAsk): Part {
  const parts = soldParts(ask);
  const columns = part.raw(['currency', ...columnsOf(ask)].join(', '));
  return part`select ${columns}, ${SUMMED} from (${part.join(parts, part` union all `)}) parts group by ${columns}`;
}

function columnsOf({ by, filter }: MarginAsk): readonly string[] {
  const asked = by.map((one) => COLUMN_OF[one]);
  if (filter.region !== null) asked.push('outlet_id');
  if (filter.category !== null || filter.series !== null) asked.push('product_id');
  return [...new Set(asked)];
}

function keyedOf(ask: MarginAsk): Part {
  const { by, filter } = ask;
  const columns = columnsOf(ask);
  const [k1, k2] = [part.raw(KEY_OF[by[0]!]), part.raw(by[1] ? KEY_OF[by[1]] : `''`)];
  const conditions = [
    ...(filter.region === null ? [] : [part`w.region = ${filter.region}`]),
    ...(filter.category === null ? [] : [part`coalesce(p.category, '') = ${filter.category}`]),
    ...(filter.series === null ? [] : [part`coalesce(p.series, '') = ${filter.series}`]),
  ];
  // All items of a style tell the same of it.
  return part`select s.currency, ${k1} as k1, ${k2} as k2, ${SUMMED} from sold s
    ${columns.includes('outlet_id') ? part`left join outlet_fact w on w.outlet_id = s.outlet_id` : part``}
    ${columns.includes('product_id') ? part`left join lateral (select category, series from item_fact f
      where f.product_id = s.product_id limit 1) p on true` : part``}
    where ${all(conditions)} group by 1, 2, 3
    having sum(lines) <> 0 or sum(net) <> 0 or sum(cost) <> 0`;
}

function pageOf({ currency, order, descending }: MarginAsk, { limit, offset, after }: PageBounds): Part {
  const keys = part.raw(['sorted', 'k1 collate "C"', 'k2 collate "C"']
    .map((key) => `${key} ${descending ? 'desc' : 'asc'}`).join(', '));
  const cursor = readCursor(after, ['bigint', 'text', 'text']);
  const beyond = cursor === null ? part`true` : part`(sorted, k1 collate "C", k2 collate "C")
    ${part.raw(descending ? '<' : '>')} (${cursor[0]}::bigint, ${cursor[1]}::text, ${cursor[2]}::text)`;
  return part`select false, row_number() over (order by ${keys}), k1, k2, sorted, currency, 0, ${AS_BIGINT}
    from (select *, (${part.raw(ORDERS[order])})::bigint as sorted from keyed where currency = ${currency}) k
    where ${beyond} order by ${keys} limit ${limit + 1} offset ${offset}`;
}

interface Row {
  is_total: boolean; k1: string | null; k2: string | null; sorted: bigint; currency: string; groups: number;
  lines: bigint; pieces: bigint; net: bigint; known_lines: bigint; known_pieces: bigint; known_net: bigint;
  cost: bigint;
}

function sumsOf(row: Row): MarginSums {
  return {
    lines: row.lines, pieces: row.pieces, netMinor: row.net, knownLines: row.known_lines,
    knownPieces: row.known_pieces, knownNetMinor: row.known_net, costMinor: row.cost,
  };
}
