import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Product } from '../stubs.type.ts';
import { ReasonKindName } from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'One reason of a recommendation 推荐理由, with its part of the score.' })
@Scopes('insights:read')
export class RecommendationReason {
  @Field(() => ReasonKindName, { description: 'Which 理由.' })
  kind!: string;

  @Field(() => Int, {
    description: 'What it adds to the score 得分: weight of the policy × strength; popularity as many times as months '
      + 'held out taught.',
  })
  score!: number;

  @Field(() => Product, {
    nullable: true,
    description: 'What the member has that it goes with 关联已购款; a channel is told of what it sold itself. Null where '
      + 'the reason is none of that.',
  })
  because!: Product | null;

  @Field(() => [String], {
    description: 'What it has in common with the member 匹配: a series, a kind of piece as its lower-case code, codes of '
      + 'tastes; at most 30.',
  })
  matched!: readonly string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A piece to show a member next 推荐款式: on sale, not owned and not returned lately, unless it is bought '
    + 'again and again. Worked out at the asking.',
})
@Scopes('insights:read')
export class Recommendation {
  @Field(() => Product, { nullable: true, description: 'What to show.' })
  product!: Product | null;

  @Field(() => Int, { description: 'Sum of the reasons’ points 推荐分; only good for comparing.' })
  score!: number;

  @Field(() => [RecommendationReason], { description: 'Why, the greatest part first; at most 6.' })
  reasons!: readonly RecommendationReason[];

  @Field(() => Int, { description: 'Version of the insight policy it is by.' })
  policyVersion!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of what is known of purchases together 推荐模型版本; null before the first night: then nothing is '
      + 'known of them.',
  })
  modelVersion!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How often one of ten recommendations was bought in months held out 推荐命中率, beside the ten most bought '
    + 'products. Members count who had bought before and bought something new in these months: every second '
    + 'of at most 2,000.',
})
export class RecommendationQuality {
  @Field(() => Int, { description: 'Version of the model made with it 推荐模型版本.' }) version!: number;
  @Field({ description: 'Code of the programme.' }) programmeCode!: string;
  @Field(() => DateScalar, { description: 'Last day that was seen 截止日.' }) cutOn!: string;
  @Field(() => DateScalar, { description: 'Last day of the months held out.' }) seenOn!: string;
  @Field(() => Int, { description: 'Version of the insight policy it counted with.' }) policyVersion!: number;
  @Field(() => Int, { description: 'Members measured 测试会员.' }) members!: number;
  @Field(() => Int, { description: 'Of these, who bought one of their ten recommendations 命中.' }) hits!: number;
  @Field(() => Int, { nullable: true, description: 'Their share 命中率, 0 to 10,000; null without members.' })
  hitRateBps!: number | null;

  @Field(() => Int, { description: 'Who bought one of the ten most bought products 热销命中.' }) popularHits!: number;
  @Field(() => Int, { nullable: true, description: 'Their share 热销命中率, 0 to 10,000; null without members.' })
  popularHitRateBps!: number | null;

  @Field(() => Int, {
    description: 'How many times its weight of the policy popularity counts 热销权重倍数, as every second member of the '
      + 'months held out taught it; the others are those measured.',
  })
  popularTimes!: number;

  @Field(() => DateTimeScalar, { description: 'When it was measured.' }) measuredAt!: Date;
}
