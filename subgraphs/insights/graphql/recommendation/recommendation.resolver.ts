import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { BatchRead, GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { memberCareDue } from '../../queries/recommendation/care-due.ts';
import type { AtMoment } from '../../queries/recommendation/looked-at.ts';
import { memberRecommendations, MOST_RECOMMENDED } from '../../queries/recommendation/member-recommendations.ts';
import { recommendationQuality } from '../../queries/recommendation/quality.ts';
import { Member } from '../stubs.type.ts';
import { CareDue } from './care-due.type.ts';
import { Recommendation, RecommendationQuality } from './recommendation.type.ts';

@Resolver(() => Member)
export class MemberRecommendationResolver {
  @FieldResolver(() => [Recommendation], {
    nullable: true,
    description: 'What to show the member next 推荐款式, the best first; null for whoever refused profiling, and whom one '
      + 'does not see.',
  })
  @Scopes('insights:read')
  async recommendations(
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 20.' }) first: number,
    @Root() { id }: Member, @Ctx() context: GraphContext,
  ): Promise<readonly Recommendation[] | null> {
    const most = Math.min(connectionFirst({ first }), MOST_RECOMMENDED);
    return (await about(context, id, memberRecommendations))?.slice(0, most) ?? null;
  }

  @FieldResolver(() => [CareDue], {
    nullable: true,
    description: 'Pieces of the member that are to be looked after about now 保养提醒, the soonest first; null for whoever '
      + 'refused profiling, and whom one does not see.',
  })
  @Scopes('insights:read')
  async careDue(
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 100.' }) first: number,
    @Root() { id }: Member, @Ctx() context: GraphContext,
  ): Promise<readonly CareDue[] | null> {
    return (await about(context, id, memberCareDue))?.slice(0, connectionFirst({ first })) ?? null;
  }
}

@Resolver()
export class RecommendationQualityResolver {
  @Query(() => [RecommendationQuality], {
    description: 'How often recommendations were right 推荐命中率, the newest first. Head office only.',
  })
  @Scopes('insights:read')
  async recommendationQuality(
    @Arg('programmeCode', { description: 'Of which programme.' }) programmeCode: string,
    @Arg('first', () => Int, { defaultValue: 12, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<RecommendationQuality[]> {
    if (isRestricted(context.actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everybody.');
    return recommendationQuality(await context.sql(), programmeCode, connectionFirst({ first }));
  }
}

async function about<Value>(
  context: GraphContext, id: string, read: BatchRead<AtMoment, Value | null>,
): Promise<Value | null> {
  const memberId = decodeId(PREFIX.member, id);
  return memberId
    ? context.loadAbout(FACT.member, memberId, read, { memberId, at: context.now }) : null;
}
