import { Arg, Args, Ctx, Field, InputType, Query, Resolver } from 'type-graphql';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst } from '../../kernel/graph/page.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import type { Frequency, Lifecycle } from '../domain/lifecycle.ts';
import type { RfmSegment, RfmView } from '../domain/rfm.ts';
import { rfmMap } from '../queries/rfm-map.ts';
import { scoredMembers } from '../queries/scored-members.ts';
import { MemberInsightConnection, RfmMap } from './insight.type.ts';
import { FrequencyName, LifecycleName, RfmSegmentName, RfmViewName } from './words.ts';

@InputType({ description: 'Which members of a programme.' })
export class ScoredMembersFilter {
  @Field({ description: 'Code of the programme 会员计划, for example "CN".' })
  programmeCode!: string;

  @Field(() => RfmViewName, { defaultValue: 'thresholds', description: 'By which scores.' })
  view!: RfmView;

  @Field(() => RfmSegmentName, { nullable: true, description: 'Only of this field.' })
  segment?: RfmSegment | null;

  @Field(() => LifecycleName, { nullable: true, description: 'Only who stands there.' })
  lifecycle?: Lifecycle | null;

  @Field(() => FrequencyName, { nullable: true, description: 'Only who buys so often.' })
  frequency?: Frequency | null;
}

@Resolver()
export class RfmResolver {
  @Query(() => RfmMap, { description: 'The eight fields of RFM of a programme RFM地图, as of the asking.' })
  @Scopes('insights:read')
  async rfmMap(
    @Arg('programmeCode', () => String, { description: 'Code of the programme, for example "CN".' }) code: string,
    @Arg('view', () => RfmViewName, { defaultValue: 'thresholds', description: 'By which scores.' }) view: RfmView,
    @Ctx() context: GraphContext,
  ): Promise<RfmMap> {
    const map = await rfmMap(await context.sql(), code, view, context.now);
    if (!map) throw new RequestError('BAD_USER_INPUT', 'There is no such programme.');
    return map;
  }

  @Query(() => MemberInsightConnection, {
    description: 'Members behind a field of the map, a lifecycle or a frequency 洞察会员列表, those of the greatest '
      + 'value first.',
  })
  @Scopes('insights:read')
  async scoredMembers(
    @Arg('filter', () => ScoredMembersFilter, { description: 'Which.' }) filter: ScoredMembersFilter,
    @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object> {
    const { segment = null, lifecycle = null, frequency = null, ...rest } = filter;
    return scoredMembers(await context.sql(), { ...rest, segment, lifecycle, frequency },
      { first: connectionFirst(args), after: args.after ?? null }, context.now);
  }
}
