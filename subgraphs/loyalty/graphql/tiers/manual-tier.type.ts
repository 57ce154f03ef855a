import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Tier, type TierValue } from '../programmes/tier.type.ts';
import { AdjustmentStateName } from '../words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A tier given by hand 手工定级 until a day: growth is told on beneath it, the higher of the two counts.',
})
@Directive('@key(fields: "id")')
@Scopes('loyalty:read')
export class ManualTier extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field(() => Tier, { description: 'The tier.' })
  tier!: TierValue;

  @Field(() => AdjustmentStateName, { description: 'State: posted counts at once, the highest tier is decided first.' })
  state!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it counts; null while it does not.' })
  givenAt!: Date | null;

  @Field(() => DateScalar, { description: 'Last day, by the calendar of the programme.' })
  validUntil!: string;

  reason!: string;
  askedBy!: string;

  /** By id: names repeat. */
  askedById!: string;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  askedAt!: Date;

  decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  decisionNote!: string | null;

  @Field(() => Int, { description: 'Version, to be named when deciding.' })
  version!: number;

  memberId!: string;
}

export const ManualTierPage = PageOf(ManualTier, 'ManualTierPage', 'Tiers given by hand, newest first.');
