import { ArgsType, Directive, Field, InputType, Int, ObjectType, type ClassType } from 'type-graphql';
import { RequestError } from '../errors.ts';

export const MAX_PAGE = 100;

export { decodeCursor, encodeCursor } from './cursor.ts';

@InputType({ description: 'Which page of a list.' })
export class PageInput {
  @Field(() => Int, { defaultValue: 1, description: 'Page number from 1.' })
  number!: number;

  @Field(() => Int, { defaultValue: 25, description: 'Rows on a page, 1 to 100.' })
  size!: number;
}

/** Limit and offset of a page; refuses sizes outside 1 to 100. */
export function pageBounds(page: PageInput | null | undefined): { limit: number; offset: number } {
  const { number, size } = page ?? { number: 1, size: 25 };
  if (size < 1 || size > MAX_PAGE) {
    throw new RequestError('LIMIT_EXCEEDED', `page.size must be 1 to ${MAX_PAGE}.`);
  }
  if (number < 1 || number > 10_000_000) {
    throw new RequestError('BAD_USER_INPUT', 'page.number must be 1 to 10,000,000.');
  }
  return { limit: size, offset: (number - 1) * size };
}

/** `XPage { items totalCount }` for an operator's list. */
export function PageOf<Item extends object>(item: ClassType<Item>, name: string, description: string) {
  @ObjectType(name, { simpleResolvers: true, description })
  class Page {
    @Field(() => [item], { description: 'Rows of this page.' })
    items!: Item[];

    @Field(() => Int, { description: 'Rows on all pages.' })
    totalCount!: number;
  }
  return Page;
}

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
  if (args.first < 1 || args.first > MAX_PAGE) {
    throw new RequestError('LIMIT_EXCEEDED', `first must be 1 to ${MAX_PAGE}.`);
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
