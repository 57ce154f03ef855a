import DataLoader from 'dataloader';
import {
  buildSchema, execute, GraphQLObjectType, parse, validate, type DocumentNode, type GraphQLSchema,
} from 'graphql';
import { itemsById } from '../../subgraphs/catalog/queries/item-rows.ts';
import { productsById } from '../../subgraphs/catalog/queries/product-rows.ts';
import { openDatabase, type Database } from '../../subgraphs/kernel/database/open-database.ts';
import type { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import { accountsByMember } from '../../subgraphs/loyalty/queries/accounts.ts';
import { policiesOf } from '../../subgraphs/loyalty/queries/programmes.ts';
import { membersById } from '../../subgraphs/members/queries/members-by-id.ts';
import { membersPage } from '../../subgraphs/members/queries/members-page.ts';
import { linesByOrder } from '../../subgraphs/orders/queries/lines-by-order.ts';
import { ordersOfMembers } from '../../subgraphs/orders/queries/orders-of-members.ts';
import type { StageOptions } from '../kit/stage.ts';
import { servePlain } from './plain-http.ts';

const SDL = `
  scalar Points
  scalar DateTime
  type Query { members(page: PageInput!): MemberPage! member(id: ID!): Member }
  input PageInput { number: Int! size: Int! }
  type MemberPage { items: [Member!]! totalCount: Int! }
  type Member { id: ID! displayName: String cardNumber: String! region: Word! city: String
    enrolledAt: DateTime! phoneMasked: String loyalty: Account orders(first: Int!): Orders }
  type Account { available: Points! pending: Points! tier: TierView! }
  type Word { code: String! }
  type TierView { tier: Word! provisional: Boolean! }
  type Orders { edges: [Edge!]! }
  type Edge { node: Order! }
  type Order { id: ID! externalNo: String! paidAt: DateTime! state: String! currency: String!
    totals: Totals! lines: [Line!]! }
  type Totals { net: Money! }
  type Money { amount: String! currency: String! }
  type Line { id: ID! lineNo: Int! sku: String! quantity: Int! base: Money! item: Item }
  type Item { id: ID! product: Product }
  type Product { id: ID! nameZh: String! nameEn: String! category: String! }`;

type Read = (sql: Sql, keys: readonly any[]) => Promise<any[]>;

class Request {
  readonly #loaders = new Map<Read, DataLoader<any, any, any>>();

  load(database: Database, read: Read, key: unknown): Promise<any> {
    let loader = this.#loaders.get(read);
    if (!loader) {
      loader = new DataLoader((keys: readonly unknown[]) => read(database.sql.keepingPlans(), keys),
        { cacheKeyFn: (one) => (typeof one === 'object' ? JSON.stringify(one) : one) });
      this.#loaders.set(read, loader);
    }
    return loader.load(key);
  }
}

const DATABASES = ['members', 'loyalty', 'catalog', 'orders'] as const;
type Databases = Record<(typeof DATABASES)[number], Database>;

/** What one would write by hand without federation: bare graphql-js, the same loaders and database. */
export async function stageMonolith({ databaseUrl }: StageOptions) {
  const databases = Object.fromEntries(await Promise.all(DATABASES.map(async (name) =>
    [name, await openDatabase({ url: databaseUrl, name, entities: [], migrations: [] })])));
  const schema = schemaOver(databases as Databases);
  const documents = new Map<string, DocumentNode>();
  const server = await servePlain(async ({ query, variables }) => execute({
    schema, document: known(schema, documents, query), variableValues: variables,
    contextValue: new Request(),
  }));
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await Promise.all(Object.values(databases as Databases)
        .map((database) => database.close()));
    },
  };
}

function known(
  schema: GraphQLSchema, documents: Map<string, DocumentNode>, query: string,
): DocumentNode {
  const found = documents.get(query);
  if (found) return found;
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error) throw error;
  documents.set(query, document);
  return document;
}

function schemaOver({ members, loyalty, catalog, orders }: Databases): GraphQLSchema {
  const schema = buildSchema(SDL);
  Object.assign(schema.getType('Points')!, { serialize: (value: bigint) => Number(value) });
  Object.assign(schema.getType('DateTime')!, { serialize: (value: Date) => value.toISOString() });
  const field = (path: string, resolve: (source: any, args: any, request: Request) => unknown) => {
    const [type, name] = path.split('.') as [string, string];
    (schema.getType(type) as GraphQLObjectType).getFields()[name]!.resolve = resolve;
  };
  field('Query.members', (_, { page }) => membersPage(members.sql, {},
    { by: 'enrolled_at', direction: 'desc' },
    { limit: page.size, offset: (page.number - 1) * page.size }));
  field('Query.member', (_, { id }, request) =>
    request.load(members, membersById, decodeId('mem', id)));
  field('Member.loyalty', ({ id }, _, request) =>
    request.load(loyalty, accountsByMember, decodeId('mem', id)));
  field('Account.tier', async ({ programmeCode, tierState }, _, request) => {
    await request.load(loyalty, policiesOf, programmeCode);
    return tierState;
  });
  field('Word.code', (code) => code);
  field('Member.orders', ({ id }, { first }, request) => request.load(orders, ordersOfMembers, {
    memberId: decodeId('mem', id), first, after: null, states: null, paidFrom: null, paidTo: null,
  }));
  field('Order.state', ({ state }) => state.toUpperCase());
  field('Order.lines', ({ id }, _, request) =>
    request.load(orders, linesByOrder, decodeId('ord', id)));
  field('Line.item', ({ item }, _, request) =>
    request.load(catalog, itemsById, decodeId('itm', item.id)));
  field('Item.product', ({ productUuid }, _, request) =>
    request.load(catalog, productsById, productUuid));
  field('Product.category', ({ category }) => category.toUpperCase());
  return schema;
}
