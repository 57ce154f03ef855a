import { AsyncLocalStorage } from 'node:async_hooks';
import { ArgsType, Directive, Field, InputType, Int, ObjectType, type ClassType } from 'type-graphql';
import { RequestError } from '../errors.ts';
import type { Walk } from '../port.ts';

export const MAX_PAGE = 100;
/** As far as rows are counted one by one, and as far as a page is found by its number. */
export const MAX_COUNT = 10_000;

/** Rows that one page of a walk has: a list that goes out whole is not turned page by page of a screen. */
export const WALK_PAGE = 1_000;

const walking = new AsyncLocalStorage<Walk>();

/** What is read within belongs to a walk over a whole list; without one it is read as always. */
export const asWalk = <Result>(walk: Walk | undefined, read: () => Result): Result =>
  (walk === undefined ? read() : walking.run(walk, read));

/** Whether a page is one of a walk: it may be long, and nobody asks how many rows there are. */
export const isWalk = (): boolean => walking.getStore() !== undefined;

export { encodeCursor, readCursor, type KeyType } from './cursor.ts';

@InputType({ description: 'Which page of a list.' })
export class PageInput {
  @Field(() => Int, {
    defaultValue: 1,
    description: 'Page number from 1, within the first 10,000 rows; not looked at when after is given.',
  })
  number!: number;

  @Field(() => Int, { defaultValue: 25, description: 'Rows on a page, 1 to 100.' })
  size!: number;

  @Field(() => String, {
    nullable: true,
    description: 'endCursor of the page before, asked with the same filter and sort: costs the same however '
      + 'far the list goes, and neither doubles nor loses rows while others are added.',
  })
  after?: string | null;
}

export interface PageBounds {
  readonly limit: number;
  readonly offset: number;
  readonly after?: string | null;
}

const mostRows = (): number => (isWalk() ? WALK_PAGE : MAX_PAGE);

/** Limit and offset of a page, or the cursor it begins after; refuses sizes outside 1 to 100. */
export function pageBounds(page: PageInput | null | undefined): PageBounds {
  const { number, size, after = null } = page ?? { number: 1, size: 25 };
  if (size < 1 || size > mostRows()) {
    throw new RequestError('LIMIT_EXCEEDED', `page.size must be 1 to ${mostRows()}.`);
  }
  if (after !== null) return { limit: size, offset: 0, after };
  if (number < 1) throw new RequestError('BAD_USER_INPUT', 'page.number must be 1 or more.');
  if (number > 1 && number * size > MAX_COUNT) {
    throw new RequestError('LIMIT_EXCEEDED',
      `Pages are numbered within the first ${MAX_COUNT} rows; beyond, use page.after.`);
  }
  return { limit: size, offset: (number - 1) * size };
}

/** `XPage { items totalCount totalCountIsExact endCursor }` for an operator's list. */
export function PageOf<Item extends object>(item: ClassType<Item>, name: string, description: string) {
  @ObjectType(name, { simpleResolvers: true, description })
  class Page {
    @Field(() => [item], { description: 'Rows of this page.' })
    items!: Item[];

    @Field(() => Int, { description: 'Rows on all pages, counted up to 10,000.' })
    totalCount!: number;

    @Field(() => Boolean, { description: 'False: there are more rows than totalCount.' })
    totalCountIsExact!: boolean;

    @Field(() => String, {
      nullable: true, description: 'The next page begins after it (page.after); null on the last page.',
    })
    endCursor!: string | null;
  }
  return Page;
}

/** Of a list that nothing can be on. */
export const EMPTY_PAGE = {
  items: [] as never[], totalCount: 0, totalCountIsExact: true, endCursor: null,
};

@ObjectType({ simpleResolvers: true, description: 'Where a page of a connection stands (Relay).' })
@Directive('@shareable')
export class PageInfo {
  @Field({ description: 'Whether more edges follow.' })
  hasNextPage!: boolean;

  @Field({ description: 'Whether edges came before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge.' })
  endCursor!: string | null;
}

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many edges, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which to go on.' })
  after?: string | null;
}

/** `XConnection { edges { node cursor } pageInfo }` (Relay) for growing lists. */
export function ConnectionOf<Node extends object>(
  node: ClassType<Node>, name: string, description: string,
) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One edge of ${name}.` })
  class Edge {
    @Field(() => node, { description: 'The row.' })
    node!: Node;

    @Field({ description: 'Where this edge stands.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description })
  class Connection {
    @Field(() => [Edge], { description: 'Edges of this page.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;
  }
  return Connection;
}

export function connectionFirst(args: { first: number }): number {
  if (args.first < 1 || args.first > mostRows()) {
    throw new RequestError('LIMIT_EXCEEDED', `first must be 1 to ${mostRows()}.`);
  }
  return args.first;
}

/** Builds a connection from `first + 1` rows. */
export function connectionFrom<Row>(
  rows: readonly Row[], first: number, after: string | null | undefined, cursorOf: (row: Row) => string,
) {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
