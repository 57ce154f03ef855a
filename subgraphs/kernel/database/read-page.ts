import { sql as part, type RawBuilder } from 'kysely';
import {
  encodeCursor, isWalk, MAX_COUNT, readCursor, type KeyType, type PageBounds,
} from '../graph/page.ts';
import type { Sql } from './sql.ts';

type Part = RawBuilder<unknown>;

/** Rows that one index finds in order: `sales_order o` where the channel is this one. */
export interface Arm {
  readonly from: Part;
  readonly where: Part;
  /** Counted by itself where that is the same. */
  readonly count?: { readonly from: Part; readonly where: Part };
}

export interface Listing {
  readonly columns: Part;
  /** Where the columns come from, with `key` as its primary key: `sales_order o` and `o.id`. */
  readonly from: Part;
  readonly key: string;
  /** Ways to the rows, none of which finds a row of another's. Usually one. */
  readonly arms: readonly Arm[];
  /** An index lists these columns in this order, and the last of them is unique. None may be null. */
  readonly sort: readonly { readonly column: string; readonly type: KeyType }[];
  readonly descending: boolean;
  /** MAX_COUNT, unless finding so many costs more than knowing it is worth. */
  readonly countTo?: number;
}

export interface PageRead<Row> {
  readonly rows: Row[];
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly endCursor: string | null;
}

/**
 * One page of a list and how long the list is, at a cost that does not follow the table's size: keys are
 * found first, by an index alone where it covers them, each arm no further than the page needs; then the
 * page's own rows are read. Counting ends at MAX_COUNT or sooner; for its road see GraphContext.counting.
 */
export async function readPage<Row>(
  sql: Sql, listing: Listing, bounds: PageBounds, counting: Sql = sql,
): Promise<PageRead<Row>> {
  const { countTo = MAX_COUNT } = listing;
  const rows = await sql.all<Row & { cursor_keys: string[] }>`${pageStatement(listing, bounds)}`;
  // A walk goes to the end anyway.
  const { count } = isWalk() ? { count: countTo + 1 }
    : await counting.one<{ count: number }>`${countStatement(listing)}`;
  const last = rows.length > bounds.limit ? rows[bounds.limit - 1] : undefined;
  return {
    rows: rows.slice(0, bounds.limit), totalCount: Math.min(count, countTo),
    totalCountIsExact: count <= countTo, endCursor: last ? encodeCursor(last.cursor_keys) : null,
  };
}

/** A page's fields beside its items. */
export function pageOf<Row, Item>(page: PageRead<Row>, view: (row: Row) => Item) {
  const { rows, ...rest } = page;
  return { items: rows.map(view), ...rest };
}

export function pageStatement(listing: Listing, bounds: PageBounds): Part {
  const { columns, from, key, sort, descending } = listing;
  const found = keysOf(listing, bounds);
  const names = sort.map((_, index) => part.raw(`k.k${index}`));
  const keys = sort.map(({ type }, index) => part.raw(type === 'timestamptz'
    ? `to_char(k.k${index} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : `k.k${index}::text`));
  return part`select ${columns}, array[${part.join(keys)}] as cursor_keys
    from (${found}) k join ${from} on ${part.raw(key)} = k.k${part.raw(String(sort.length - 1))}
    order by ${orderBy(names, descending)}`;
}

/** One more than the page shows tells whether there is a next one. */
function keysOf(listing: Listing, { limit, offset, after }: PageBounds): Part {
  const { arms, sort, descending } = listing;
  const names = sort.map(({ column }) => part.raw(column));
  const cursor = readCursor(after, sort.map(({ type }) => type));
  const beyond = cursor === null ? part`true` : part`(${part.join(names)})
    ${part.raw(descending ? '<' : '>')} (${part.join(cursor.map((value, index) =>
  part`${value}::${part.raw(sort[index]!.type)}`))})`;
  const few = limit + 1;
  const taken = arms.length === 1 ? part`limit ${few} offset ${offset}` : part`limit ${offset + few}`;
  const chosen = part.join(sort.map(({ column }, index) => part.raw(`${column} as k${index}`)));
  const found = arms.map(({ from, where }) => part`(select ${chosen} from ${from}
    where ${where} and ${beyond} order by ${orderBy(names, descending)} ${taken})`);
  if (found.length === 1) return found[0]!;
  const places = sort.map((_, index) => part.raw(`k${index}`));
  return part`select * from (${part.join(found, part` union all `)}) arms
    order by ${orderBy(places, descending)} limit ${few} offset ${offset}`;
}

function orderBy(names: readonly Part[], descending: boolean): Part {
  const direction = part.raw(descending ? 'desc' : 'asc');
  return part.join(names.map((name) => part`${name} ${direction}`));
}

export function countStatement({ arms, countTo = MAX_COUNT }: Pick<Listing, 'arms' | 'countTo'>): Part {
  const found = arms.map((arm) => arm.count ?? arm).map(({ from, where }) =>
    part`(select 1 from ${from} where ${where} limit ${countTo + 1})`);
  const rows = found.length === 1 ? found[0]!
    : part`select 1 from (${part.join(found, part` union all `)}) arms limit ${countTo + 1}`;
  return part`select count(*)::int as count from (${rows}) counted`;
}
