import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { attributionHistories } from '../../queries/attributions.ts';
import { franchisesById } from '../../queries/network.ts';
import { outletsById } from '../../queries/outlets.ts';
import { Attribution } from './attribution.type.ts';
import { Franchise } from '../network/franchise.type.ts';
import { Outlet } from '../network/outlet.type.ts';
import { Member, Order } from '../stubs.type.ts';

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => Attribution, {
    nullable: true,
    description: 'Where the member belongs now 当前归属; null when nobody has it yet or it is not '
      + 'visible.',
  })
  @Scopes('members:read')
  async attribution(
    @Root() { id }: Member, @Ctx() context: GraphContext,
  ): Promise<Attribution | null> {
    const history = await historyOf(id, context);
    return history.find(({ from, until }) =>
      from <= context.now && (until === null || context.now < until)) ?? null;
  }

  @FieldResolver(() => [Attribution], {
    description: 'Its periods, oldest first 归属历史; at most 100, the newest.',
  })
  @Scopes('members:read')
  async attributionHistory(
    @Root() { id }: Member, @Ctx() context: GraphContext,
  ): Promise<Attribution[]> {
    return (await historyOf(id, context)).slice(-100);
  }
}

async function historyOf(id: string, context: GraphContext): Promise<Attribution[]> {
  const uuid = decodeId(PREFIX.member, id);
  return uuid ? context.loadAbout(FACT.member, uuid, attributionHistories, uuid) : [];
}

@Resolver(() => Attribution)
export class AttributionResolver {
  @FieldResolver(() => Franchise, {
    nullable: true, description: 'Home franchise; null: head office.',
  })
  franchise(@Root() { franchiseUuid }: Attribution, @Ctx() context: GraphContext) {
    return franchiseUuid ? context.load(franchisesById, franchiseUuid) : null;
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The purchase that founded it; null: none did.' })
  order(@Root() { orderUuid }: Attribution): Order | null {
    return orderUuid ? { id: encodeId(PREFIX.order, orderUuid) } : null;
  }

  @FieldResolver(() => Outlet, {
    nullable: true, description: 'Outlet of the newest purchase or enrolment behind it.',
  })
  outlet(@Root() { outletUuid }: Attribution, @Ctx() context: GraphContext) {
    return outletUuid ? context.load(outletsById, outletUuid) : null;
  }
}
