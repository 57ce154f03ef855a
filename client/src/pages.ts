/** A keyset list of the graph: ask for what comes after the cursor. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** A numbered list of the graph. */
export interface NumberedPage<Item> {
  readonly items: readonly Item[];
  /** Counted up to 10,000 only: a list that may be longer is read by its cursor. */
  readonly totalCount: number;
  /** Null on the last page; asked for by the document, or pages go on by their numbers. */
  readonly endCursor?: string | null;
}

type List<Item> = Connection<Item> | NumberedPage<Item>;

const LARGEST_PAGE = 100;

/** Where the next page begins, for both kinds of list. */
export interface PageVariables {
  readonly after?: string | null;
  readonly first?: number;
  readonly page?: { readonly number: number; readonly size: number; readonly after?: string };
}

/** Every item of a list, asked for page by page as you go on. */
export async function* items<Item>(
  ask: (page: PageVariables) => Promise<List<Item> | null | undefined>,
  size = LARGEST_PAGE,
): AsyncGenerator<Item, void, undefined> {
  let next: PageVariables | null = {};
  let cursor: string | null = null;
  for (let number = 1; next !== null; number += 1) {
    const list: List<Item> | null | undefined = await ask({
      ...next, first: size, page: { number, size, ...(cursor === null ? {} : { after: cursor }) },
    });
    if (!list) return;
    if ('edges' in list) {
      for (const { node } of list.edges) yield node;
      const { hasNextPage, endCursor } = list.pageInfo;
      next = hasNextPage && endCursor ? { after: endCursor } : null;
    } else {
      yield* list.items;
      cursor = list.endCursor ?? null;
      const more = list.endCursor === undefined
        ? list.items.length > 0 && number * size < list.totalCount : cursor !== null;
      next = more ? {} : null;
    }
  }
}
