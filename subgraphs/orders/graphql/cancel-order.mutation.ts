import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { cancelOrder } from '../commands/returns/cancel-order.ts';
import { ordersById } from '../queries/orders-by-id.ts';
import { OrderNameInput, readOrderName } from './order-name.ts';
import { Order } from './order.type.ts';

@InputType({ description: 'An order to cancel.' })
export class CancelOrderInput extends OrderNameInput {
  @Field({ description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field({ description: 'Sent again, the stored answer is given; 1 to 200 characters.' })
  idempotencyKey!: string;
}

const CancelOrderUserError = userErrorType('CancelOrder', {
  NOT_FOUND: 'There is no such order.',
  INVALID: 'A value is outside its limits; the path says which.',
  ALREADY_DELIVERED: 'A delivered order is returned, not cancelled.',
  ALREADY_RETURNED: 'Nothing is left of the order.',
});

@ObjectType({ simpleResolvers: true, description: 'Answer of cancelOrder.' })
export class CancelOrderPayload {
  @Field(() => Order, { nullable: true, description: 'The order; null when refused.' })
  order!: Order | null;

  @Field(() => [CancelOrderUserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: InstanceType<typeof CancelOrderUserError>[];
}

@Resolver()
export class CancelOrderMutation {
  @Mutation(() => CancelOrderPayload, {
    description: 'Takes back all that is left of an order before its delivery 取消; points go back as with a return.',
  })
  @Scopes('orders:write')
  async cancelOrder(
    @Arg('input', () => CancelOrderInput, { description: 'The order.' }) input: CancelOrderInput,
    @Ctx() context: GraphContext,
  ): Promise<CancelOrderPayload> {
    const outcome = await context.run(cancelOrder,
      { order: readOrderName(input, context), reason: input.reason },
      { idempotencyKey: input.idempotencyKey });
    return {
      order: outcome.ok ? await context.load(ordersById, outcome.value.orderId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
