import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { ChurnReason } from '../../domain/prediction/churn.ts';
import type { Potential } from '../../domain/prediction/score.ts';
import { ChurnReasonName, PotentialName } from './words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A member who used to come and may not come again 流失预警, as of the last scoring.',
})
@Scopes('insights:read')
export class ChurnWarning {
  /** Not in the graph. */
  memberUuid!: string;

  @Field(() => [ChurnReasonName], { description: 'Why 原因, 1 to 3.' })
  reasons!: readonly string[];

  @Field(() => Int, {
    nullable: true, description: 'Probability that the member still comes 活跃概率, 0 to 10,000; null without a fit.',
  })
  probabilityAliveBps!: number | null;

  @Field(() => DateScalar, { description: 'Last day with a purchase that was kept 最近购买日.' })
  lastPurchaseOn!: string;

  @Field(() => DateScalar, { description: 'Last day of the window in which the next one was expected.' })
  windowUntil!: string;

  @Field(() => PotentialName, { nullable: true, description: 'Potential 潜力; null without a fit.' })
  potential!: string | null;

  @Field(() => Money, { nullable: true, description: 'Value expected of the member 预计消费; head office’s own.' })
  expectedValue!: Money | null;

  @Field(() => Money, { nullable: true, description: 'Net value of all orders 累计净消费; head office’s own.' })
  netValue!: Money | null;

  @Field(() => DateTimeScalar, { description: 'When it was found; members are scored each hour.' })
  scoredAt!: Date;
}

export const ChurnWarningPage = PageOf(ChurnWarning, 'ChurnWarningPage', 'A page of churn warnings.');

@InputType({ description: 'Which churn warnings.' })
export class ChurnWarningFilter {
  @Field({ description: 'Code of the programme 会员计划, for example "CN".' })
  programmeCode!: string;

  @Field(() => PotentialName, { nullable: true, description: 'Only of this potential; all without it.' })
  potential?: Potential | null;

  @Field(() => ChurnReasonName, { nullable: true, description: 'Only with this reason; all without it.' })
  reason?: ChurnReason | null;
}
