import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { recordDelivery } from '../commands/record-delivery.ts';
import { ordersById } from '../queries/orders-by-id.ts';
import { OrderNameInput, readOrderName } from './order-name.ts';
import { Order } from './order.type.ts';

@InputType({ description: 'A delivery to record.' })
export class RecordDeliveryInput extends OrderNameInput {
  @Field(() => DateTimeScalar, { description: 'When; not before payment, not in the future.' })
  deliveredAt!: Date;
}

const RecordDeliveryUserError = userErrorType('RecordDelivery', {
  NOT_FOUND: 'There is no such order.',
  DELIVERED_AT_OUT_OF_RANGE: 'Before payment or in the future.',
  DELIVERY_CONFLICT: 'The order was delivered at another time.',
  ORDER_CANCELLED: 'The order was cancelled.',
});

@ObjectType({ simpleResolvers: true, description: 'Answer of recordDelivery.' })
export class RecordDeliveryPayload {
  @Field(() => Order, { nullable: true, description: 'The order; null when refused.' })
  order!: Order | null;

  @Field(() => [RecordDeliveryUserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: InstanceType<typeof RecordDeliveryUserError>[];
}

@Resolver()
export class RecordDeliveryMutation {
  @Mutation(() => RecordDeliveryPayload, {
    description: 'The buyer has the goods: the return window begins. The same delivery again changes nothing.',
  })
  @Scopes('orders:write')
  async recordDelivery(
    @Arg('input', () => RecordDeliveryInput, { description: 'The delivery.' }) input: RecordDeliveryInput,
    @Ctx() context: GraphContext,
  ): Promise<RecordDeliveryPayload> {
    const outcome = await context.run(recordDelivery,
      { order: readOrderName(input, context), deliveredAt: input.deliveredAt });
    return {
      order: outcome.ok ? await context.load(ordersById, outcome.value.orderId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
