import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { exchangedFrom, exchangedInto } from '../../queries/exchanges.ts';
import { ordersById } from '../../queries/orders-by-id.ts';
import { Order } from '../order.type.ts';

@Resolver(() => Order)
export class ExchangeResolver {
  @FieldResolver(() => Order, {
    nullable: true, description: 'The order whose goods came back for this one 原订单; null: it is no exchange.',
  })
  async exchangeOf(@Root() { id }: Order, @Ctx() context: GraphContext): Promise<Order | null> {
    const from = await context.load(exchangedFrom, decodeId(PREFIX.order, id)!);
    return from === null ? null : context.load(ordersById, from);
  }

  @FieldResolver(() => [Order], {
    description: 'What was bought for goods of it that came back 换货订单, the oldest first; at most 200.',
  })
  async exchangedFor(@Root() { id }: Order, @Ctx() context: GraphContext): Promise<Order[]> {
    const into = await context.load(exchangedInto, decodeId(PREFIX.order, id)!);
    const orders = await Promise.all(into.map((each) => context.load(ordersById, each)));
    return orders.filter((order) => order !== null);
  }
}
