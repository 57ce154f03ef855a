import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { linkOrder } from '../commands/link-order.ts';
import { ordersById } from '../queries/orders-by-id.ts';
import { Order } from './order.type.ts';

@InputType({ description: 'An order without member, and the member who bought.' })
export class LinkOrderInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field({ description: 'Why, 1 to 500 characters; kept in the audit trail.' })
  reason!: string;

  @Field({ description: 'Sent again, the stored answer is given; 1 to 200 characters.' })
  idempotencyKey!: string;
}

const LinkOrderUserError = userErrorType('LinkOrder', {
  NOT_FOUND: 'There is no such order or member; the path says which.',
  INVALID: 'A value is outside its limits; the path says which.',
  LINK_TOO_LATE: 'The days in which the order could be linked are over.',
  ALREADY_LINKED: 'The order belongs to another member.',
  CANCELLED: 'The order was cancelled.',
});

@ObjectType({ simpleResolvers: true, description: 'Answer of linkOrder.' })
export class LinkOrderPayload {
  @Field(() => Order, { nullable: true, description: 'The order; null when refused.' })
  order!: Order | null;

  @Field(() => [LinkOrderUserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: InstanceType<typeof LinkOrderUserError>[];
}

@Resolver()
export class LinkOrderMutation {
  @Mutation(() => LinkOrderPayload, {
    description: 'Gives a kept order its buyer 补登, within the days of the order policy; points follow. '
      + 'Head office only.',
  })
  @Scopes('orders:link')
  async linkOrder(
    @Arg('input', () => LinkOrderInput, { description: 'Order and member.' }) input: LinkOrderInput,
    @Ctx() context: GraphContext,
  ): Promise<LinkOrderPayload> {
    if (context.actor.kind !== 'operator' && context.actor.kind !== 'service') {
      throw new RequestError('FORBIDDEN', 'Only head office links orders.');
    }
    const outcome = await context.run(linkOrder, {
      orderId: decodeId(PREFIX.order, input.orderId),
      memberId: decodeId(PREFIX.member, input.memberId), reason: input.reason,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      order: outcome.ok ? await context.load(ordersById, outcome.value.orderId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
