import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { mayChange } from '../commands/returns/lock-orders.ts';
import { actionsOf, type OrderAction as ActionWord } from '../domain/standing/order-actions.ts';
import { linesByOrder } from '../queries/lines-by-order.ts';
import { ordersById, ordersByNumber } from '../queries/orders-by-id.ts';
import { ordersToActOn } from '../queries/orders-to-act-on.ts';
import { returnsByOrder } from '../queries/returns-by-order.ts';
import { OrderLine } from './order-line.type.ts';
import { OrderReturn } from './returns/order-return.type.ts';
import { Order } from './order.type.ts';
import { OrderAction } from './words.ts';

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => Order, { nullable: true, description: 'One order by id; null when unknown or not visible.' })
  @Scopes('orders:read')
  async order(
    @Arg('id', () => ID, { description: 'Order id.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<Order | null> {
    const uuid = decodeId(PREFIX.order, id);
    return uuid ? context.load(ordersById, uuid) : null;
  }

  @Query(() => Order, {
    nullable: true, description: 'One order by its number in its channel; null when unknown or not visible.',
  })
  @Scopes('orders:read')
  async orderByExternalNo(
    @Arg('channelId', () => ID, { description: 'Channel that sold it.' }) channelId: string,
    @Arg('externalNo', { description: 'Number of the order in that channel.' }) externalNo: string,
    @Ctx() context: GraphContext,
  ): Promise<Order | null> {
    const uuid = decodeId(PREFIX.channel, channelId);
    return uuid ? context.load(ordersByNumber, { channelId: uuid, externalNo }) : null;
  }

  @FieldResolver(() => [OrderLine], { description: 'Its lines, by number; at most 1,000.' })
  async lines(@Root() order: Order, @Ctx() context: GraphContext): Promise<OrderLine[]> {
    return context.load(linesByOrder, decodeId(PREFIX.order, order.id)!);
  }

  @FieldResolver(() => [OrderReturn], { description: 'What came back, oldest first 退货记录; at most 201.' })
  async returns(@Root() order: Order, @Ctx() context: GraphContext): Promise<OrderReturn[]> {
    return context.load(returnsByOrder, decodeId(PREFIX.order, order.id)!);
  }

  @FieldResolver(() => [OrderAction], {
    description: 'What whoever asks may do to it now, at most 4: what is not here would be refused.',
  })
  async allowedActions(@Root() order: Order, @Ctx() context: GraphContext): Promise<ActionWord[]> {
    const acting = await context.load(ordersToActOn, decodeId(PREFIX.order, order.id)!);
    const { actor } = context;
    const has = (scope: string) => actor.scopes.includes(scope);
    return acting ? actionsOf(acting, {
      change: has('orders:write') && mayChange(actor, acting),
      link: has('orders:link') && (actor.kind === 'operator' || actor.kind === 'service'),
    }, context.now) : [];
  }
}
