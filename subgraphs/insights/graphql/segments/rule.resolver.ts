import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { userErrorType } from '../../../kernel/graph/user-errors.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { countSegment } from '../../queries/segments/count-segment.ts';
import { explainSegment } from '../../queries/segments/explain-segment.ts';
import { segmentFacts } from '../../queries/segments/segment-facts.ts';
import { headOfficeOnly } from '../head-office.ts';
import { SegmentRuleInput } from './segment-rule.input.ts';
import { SegmentExplanation, SegmentFact } from './segment.type.ts';
import { RULE_REFUSALS, TAG_CYCLE } from './takes.ts';

const SegmentRuleUserError = userErrorType('SegmentRule', { ...RULE_REFUSALS, ...TAG_CYCLE });

@ObjectType({ simpleResolvers: true,
  description: 'How many belong in a segment of a rule, before it is saved 预估人数.' })
export class SegmentCount {
  @Field(() => Int, { nullable: true, description: 'Members it has now; null when the rule is refused.' })
  members!: number | null;

  @Field(() => Int, { nullable: true,
    description: 'Members of whom something may be known: who refused profiling is not among them.' })
  among!: number | null;

  @Field(() => [SegmentRuleUserError], { description: 'Why the rule is none; empty when it is one.' })
  userErrors!: object[];
}

@Resolver()
export class SegmentRuleResolver {
  @Query(() => [SegmentFact], { description: 'Facts that rules of segments may ask 分群条件项; at most 100.' })
  @Scopes('insights:read')
  async segmentFacts(@Ctx() context: GraphContext): Promise<SegmentFact[]> {
    return segmentFacts(await context.sql(), context.now);
  }

  @Query(() => SegmentCount, {
    description: 'How many belong in a segment of this rule now, or would have its tag; head office asks it.',
  })
  @Scopes('insights:write')
  async countSegment(
    @Arg('rule', () => SegmentRuleInput, { description: 'The rule.' }) rule: SegmentRuleInput,
    @Arg('segmentId', () => ID, { nullable: true,
      description: 'The segment whose rule it will be; a new one without.' })
    segmentId: string | null,
    @Arg('tag', () => String, { nullable: true,
      description: 'Code of the tag whose rule it will be; of none without.' })
    tag: string | null,
    @Ctx() context: GraphContext,
  ): Promise<SegmentCount> {
    headOfficeOnly(context);
    const outcome = await countSegment(await context.sql(), rule, { segmentId: segmentId ?? null, tag: tag ?? null },
      context.now);
    return outcome.ok ? { ...outcome.value, userErrors: [] }
      : { members: null, among: null, userErrors: [...outcome.refusals] };
  }

  @Query(() => SegmentExplanation, {
    nullable: true,
    description: 'Why a member is in a segment or not; null when the segment is unknown. Head office asks it.',
  })
  @Scopes('insights:read')
  async explainSegment(
    @Arg('segmentId', () => ID, { description: 'Segment id.' }) segmentId: string,
    @Arg('memberId', () => ID, { description: 'Member id.' }) memberId: string,
    @Ctx() context: GraphContext,
  ): Promise<SegmentExplanation | null> {
    headOfficeOnly(context);
    const [segment, member] = [decodeId(PREFIX.segment, segmentId), decodeId(PREFIX.member, memberId)];
    return segment && member ? explainSegment(await context.sql(), segment, member, context.now) : null;
  }
}
