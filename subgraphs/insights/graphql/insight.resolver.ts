import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { isRestricted } from '../../kernel/actor.ts';
import { FACT } from '../../contracts/facts.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { connectionFirst } from '../../kernel/graph/page.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import { memberInsights } from '../queries/member-insights.ts';
import { monthlyInsights } from '../queries/monthly-insights.ts';
import { MemberFacts, MemberInsight, MonthlyInsight } from './insight.type.ts';
import { Channel, Member, Outlet } from './stubs.type.ts';

@Resolver(() => Member)
export class MemberInsightResolver {
  @FieldResolver(() => MemberInsight, {
    nullable: true,
    description: 'What the house makes of the member’s orders 会员洞察; null for whoever refused profiling, and whom one '
      + 'does not see.',
  })
  @Scopes('insights:read')
  async insight(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<MemberInsight | null> {
    const memberId = decodeId(PREFIX.member, id);
    const key = { memberId: memberId!, at: context.now };
    return memberId ? context.loadAbout(FACT.member, memberId, memberInsights, key) : null;
  }
}

@Resolver(() => MemberInsight)
export class InsightResolver {
  @FieldResolver(() => Member, { nullable: true, description: 'Of whom.' })
  member(@Root() { memberUuid }: MemberInsight): Member {
    return { id: encodeId(PREFIX.member, memberUuid) };
  }

  @FieldResolver(() => [MonthlyInsight], { description: 'How it stood at the ends of months 月度历史, the newest first.' })
  months(
    @Arg('first', () => Int, { defaultValue: 12, description: 'How many, 1 to 100.' }) first: number,
    @Root() { memberUuid: memberId }: MemberInsight, @Ctx() context: GraphContext,
  ): Promise<MonthlyInsight[]> {
    return context.load(monthlyInsights, { memberId, first: connectionFirst({ first }) });
  }

  @FieldResolver(() => MemberFacts, {
    nullable: true, description: 'What it is worked out of 消费事实; head office’s own, for it tells of all channels.',
  })
  facts(@Root() { facts }: MemberInsight, @Ctx() { actor }: GraphContext): MemberFacts | null {
    return isRestricted(actor) ? null : facts;
  }
}

@Resolver(() => MemberFacts)
export class FactsResolver {
  @FieldResolver(() => [Channel], { nullable: 'items', description: 'Channels of orders that stand 渠道; at most 50.' })
  channels(@Root() { channelUuids }: MemberFacts): Channel[] {
    return channelUuids.slice(0, 50).map((uuid) => ({ id: encodeId(PREFIX.channel, uuid) }));
  }

  @FieldResolver(() => [Outlet], { nullable: 'items', description: 'Outlets that sold them 门店; at most 50.' })
  outlets(@Root() { outletUuids }: MemberFacts): Outlet[] {
    return outletUuids.slice(0, 50).map((uuid) => ({ id: encodeId(PREFIX.outlet, uuid) }));
  }
}
