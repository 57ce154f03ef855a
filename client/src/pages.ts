import { KaratError } from './errors.ts';
import { pageNamesOf, type PageNames } from './page-variables.ts';

/** A keyset list of the graph: ask for what comes after the cursor. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
}

/** A numbered list of the graph: read by its cursor where the document asks for it, otherwise by numbers. */
export type NumberedPage<Item> = { readonly items: readonly Item[] } & (
  | {
    /** Null on the last page. */
    readonly endCursor: string | null;
    readonly totalCount?: number | undefined;
  }
  | {
    /** Counted up to 10,000 only: a list that may be longer is read by its cursor. */
    readonly totalCount: number;
    readonly endCursor?: string | null | undefined;
  });

type List<Item> = Connection<Item> | NumberedPage<Item>;
type Variables = Readonly<Record<string, unknown>>;

const LARGEST_PAGE = 100;

export interface Paging<Item> {
  readonly text: string;
  /** The caller's own: where they begin and how large their pages are counts. */
  readonly variables: Variables;
  readonly pageSize?: number | undefined;
  ask(variables: Variables): Promise<List<Item> | null | undefined>;
}

interface Place { readonly after: string | null; readonly number: number }

/** Every item of a list, asked for page by page as you go on. */
export async function* items<Item>(paging: Paging<Item>): AsyncGenerator<Item, void, undefined> {
  const names = pageNamesOf(paging.text);
  const size = paging.pageSize ?? sizeIn(paging.variables, names) ?? LARGEST_PAGE;
  let place: Place | null = beginOf(paging.variables, names);
  for (let seen = (place.number - 1) * size; place !== null;) {
    const list: List<Item> | null | undefined = await paging.ask(
      { ...paging.variables, ...variablesAt(names, place, size) });
    if (!list) return;
    const page: readonly Item[] = 'edges' in list ? list.edges.map(({ node }) => node) : list.items;
    yield* page;
    seen += page.length;
    place = nextPlace(list, place, { seen, names });
  }
}

function nextPlace(
  list: List<unknown>, place: Place, { seen, names }: { seen: number; names: PageNames },
): Place | null {
  const { cursor, isMore } = 'edges' in list
    ? { cursor: list.pageInfo.endCursor, isMore: list.pageInfo.hasNextPage }
    : { cursor: list.endCursor, isMore: list.endCursor === undefined
      ? list.items.length > 0 && seen < countOf(list) : list.endCursor !== null };
  if (!isMore) return null;
  if (cursor && (names.after ?? names.page)) {
    if (cursor === place.after) throw stuck('the house answered the page it was asked to go on after');
    return { after: cursor, number: place.number + 1 };
  }
  if (!('edges' in list) && (names.number ?? names.page)) return { after: null, number: place.number + 1 };
  throw stuck(cursor ? 'the document has no variable for the cursor (after: $after)'
    : 'the document does not ask for endCursor');
}

/** Without types a document can ask for neither: the first page must not pass for the whole list. */
function countOf({ totalCount }: NumberedPage<unknown>): number {
  if (totalCount === undefined) throw stuck('the document asks for neither endCursor nor totalCount');
  return totalCount;
}

function stuck(why: string): KaratError {
  return new KaratError('BAD_REQUEST', `items() cannot go on to the next page: ${why}.`);
}

/** Only the names the document has: variables it does not declare are none of its own. */
function variablesAt(names: PageNames, { after, number }: Place, size: number): Variables {
  const page = { number, size, ...(after === null ? {} : { after }) };
  return {
    ...(names.page === null ? {} : { [names.page]: page }),
    ...(names.size === null ? {} : { [names.size]: size }),
    ...(names.number === null ? {} : { [names.number]: number }),
    ...(names.after === null || after === null ? {} : { [names.after]: after }),
  };
}

function beginOf(variables: Variables, names: PageNames): Place {
  const page = pageIn(variables, names);
  const after = page['after'] ?? valueOf(variables, names.after);
  const number = page['number'] ?? valueOf(variables, names.number);
  return {
    after: typeof after === 'string' ? after : null, number: typeof number === 'number' ? number : 1,
  };
}

function sizeIn(variables: Variables, names: PageNames): number | null {
  const size = pageIn(variables, names)['size'] ?? valueOf(variables, names.size);
  return typeof size === 'number' ? size : null;
}

function pageIn(variables: Variables, names: PageNames): Variables {
  const page = valueOf(variables, names.page);
  return typeof page === 'object' && page !== null ? page as Variables : {};
}

function valueOf(variables: Variables, name: string | null): unknown {
  return name === null ? undefined : variables[name];
}
