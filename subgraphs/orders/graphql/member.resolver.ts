import { Arg, Args, Ctx, Field, FieldResolver, InputType, Resolver, Root } from 'type-graphql';
import { FACT } from '../../contracts/facts.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst } from '../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { ordersOfMembers } from '../queries/orders-of-members.ts';
import { OrderConnection } from './order.type.ts';
import { Member } from './stubs.type.ts';
import { OrderState } from './words.ts';

@InputType({ description: 'Which orders of a member.' })
export class MemberOrdersFilter {
  @Field(() => [OrderState], { nullable: true, description: 'Any of these states; null for all.' })
  states?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Paid at or after this instant.' })
  paidFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Paid before this instant.' })
  paidTo?: Date | null;
}

@Resolver(() => Member)
export class MemberOrdersResolver {
  @FieldResolver(() => OrderConnection, {
    nullable: true, description: 'Orders of the member, latest payment first 订单.',
  })
  @Scopes('orders:read')
  async orders(
    @Root() member: Member,
    @Args(() => ConnectionArgs) { first, after }: ConnectionArgs,
    @Arg('filter', () => MemberOrdersFilter, { nullable: true, description: 'Which of them.' })
    filter: MemberOrdersFilter | null,
    @Ctx() context: GraphContext,
  ) {
    const memberId = decodeId(PREFIX.member, member.id);
    if (!memberId) return null;
    return context.loadAbout(FACT.member, memberId, ordersOfMembers, {
      memberId, first: connectionFirst({ first }), after: after ?? null,
      states: filter?.states ?? null, paidFrom: filter?.paidFrom?.toISOString() ?? null,
      paidTo: filter?.paidTo?.toISOString() ?? null,
    });
  }
}
