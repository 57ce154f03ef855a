import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../../kernel/graph/scalars.ts';
import { BoughtForName, FitStateName } from './words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Parameters of BG/NBD 购买模型参数 in weeks: rates are Gamma(r, alpha), leaving is Beta(a, b).',
})
export class PurchaseModel {
  @Field(() => DecimalScalar, { description: 'Shape of the purchase rates.' }) r!: string;
  @Field(() => DecimalScalar, { description: 'Their scale, in weeks.' }) alpha!: string;
  @Field(() => DecimalScalar, { description: 'First shape of leaving after a purchase.' }) a!: string;
  @Field(() => DecimalScalar, { description: 'Second shape of leaving.' }) b!: string;
  @Field(() => DecimalScalar, { description: 'Log-likelihood of all members 对数似然.' }) logLikelihood!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Parameters of Gamma-Gamma 金额模型参数.' })
export class ValueModel {
  @Field(() => DecimalScalar, { description: 'Shape of a member’s purchases.' }) p!: string;
  @Field(() => DecimalScalar, { description: 'Shape of the members’ scales.' }) q!: string;
  @Field(() => Money, { description: 'Scale, in money of the programme.' }) gamma!: Money;
  @Field(() => DecimalScalar, { description: 'Log-likelihood of all members, values in minor units.' })
  logLikelihood!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How far off a model would have been 模型误差; who did not buy at all is counted.',
})
export class PredictionError {
  @Field(() => DecimalScalar, { description: 'Purchase days it had expected of all members together 预测次数.' })
  predictedPurchases!: string;

  @Field(() => DecimalScalar, { description: 'Mean absolute difference in purchase days a member 平均绝对误差.' })
  meanAbsoluteError!: string;

  @Field(() => DecimalScalar, {
    nullable: true, description: 'Root of the mean square of these differences 均方根误差, in which whoever says that '
      + 'nobody comes is not flattered; null: a fit from before it was counted.',
  })
  rootMeanSquareError!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many of the days that the explainable model expected came 回购兑现率, in as long a time before the '
    + 'cut, or in the later half of what there is: each expected day counts for so much.',
})
export class ReturnShare {
  @Field(() => Int, { description: 'Of members with so many purchase days; in the last share, with as many or more.' })
  purchases!: number;

  @Field(() => Int, { description: 'Purchase days that were expected 预计次数.' }) expected!: number;
  @Field(() => Int, { description: 'Purchase days that came 实际次数.' }) came!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The expected day of the explainable model, judged by whoever it was to be judged of 日期命中: the day '
    + 'lay behind the cut and the window was over by the day of the fit.',
})
export class DateErrors {
  @Field(() => Int, { description: 'Members with such a day.' }) members!: number;
  @Field(() => Int, { description: 'Of these, who bought after the cut 已回购.' }) returned!: number;
  @Field(() => Int, { description: 'Of these, whose first purchase fell into the window 窗口内回购.' }) inWindow!: number;
  @Field(() => DecimalScalar, {
    nullable: true, description: 'Mean of the days between the expected one and that purchase 平均偏差天数, of those who '
      + 'returned; null: nobody did.',
  })
  meanDaysOff!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Both models held against what came 回测: they saw the purchases until the cut, and were asked what '
    + 'would come.',
})
export class FitErrors {
  @Field(() => DateScalar, { description: 'Last day they saw 截止日.' }) cutOn!: string;
  @Field(() => Int, { description: 'Members who had bought by then.' }) members!: number;
  @Field(() => Int, { description: 'Purchase days that came until the fit 实际次数.' }) actualPurchases!: number;
  @Field(() => PredictionError, {
    description: 'The explainable model 可解释模型: the days it expected, each for as much as came of such days before '
      + '(returnShares).',
  })
  explained!: PredictionError;

  @Field(() => PredictionError, {
    nullable: true, description: 'The statistical model 统计模型; null: too little was known at the cut.',
  })
  statistical!: PredictionError | null;

  @Field(() => [ReturnShare], {
    description: 'What the expected days are counted with, one for each number of purchase days; fewer than 20 '
      + 'expected days teach nothing, then all together are taken, or each day counts whole.',
  })
  returnShares!: readonly ReturnShare[];

  @Field(() => DateErrors, {
    nullable: true, description: 'The explainable model as a day with a window; null: a fit from before it was judged.',
  })
  expectedDays!: DateErrors | null;
}

@ObjectType({ simpleResolvers: true, description: 'The usual interval after a purchase of that class 按用途周期.' })
export class UsualInterval {
  @Field(() => BoughtForName, { description: 'Bought for what.' }) demandClass!: string;
  @Field(() => Int, { description: 'Median of the days to the next purchase.' }) days!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a refit found out about the members of a programme 模型拟合; never changed.',
})
export class PredictionFit {
  @Field(() => Int, { description: 'Version of the refit, one for all programmes 拟合版本.' }) version!: number;
  @Field({ description: 'Code of the programme.' }) programmeCode!: string;
  @Field(() => DateScalar, { description: 'Last day whose purchases it saw.' }) seenOn!: string;
  @Field(() => DateTimeScalar, { description: 'When it was found.' }) fittedAt!: Date;
  @Field(() => Int, { description: 'Version of the insight policy it counted with.' }) policyVersion!: number;
  @Field(() => FitStateName, { description: 'How it ended 结果.' }) state!: string;
  @Field(() => Int, { description: 'Members with a purchase that was kept.' }) customers!: number;
  @Field(() => Int, { description: 'Of these, who bought again 复购会员.' }) repeaters!: number;
  @Field(() => PurchaseModel, { nullable: true, description: 'BG/NBD; null without a fit.' })
  histories!: PurchaseModel | null;

  @Field(() => ValueModel, { nullable: true, description: 'Gamma-Gamma; null without a fit.' })
  spendings!: ValueModel | null;

  @Field(() => Money, { nullable: true, description: 'Above it a member’s potential is mid 中潜力.' })
  midAbove!: Money | null;

  @Field(() => Money, { nullable: true, description: 'Above it a member’s potential is high 高潜力.' })
  highAbove!: Money | null;

  @Field(() => [UsualInterval], { description: 'Where at least 20 intervals are known, one per class.' })
  usualIntervals!: readonly UsualInterval[];

  @Field(() => FitErrors, {
    nullable: true, description: 'Errors of both models 误差; null: nobody had bought by the cut.',
  })
  errors!: FitErrors | null;
}

export const PredictionFitPage = PageOf(PredictionFit, 'PredictionFitPage', 'A page of fits, the newest first.');

@ObjectType({ simpleResolvers: true, description: 'A refit of all programmes 重新拟合.' })
export class PredictionRun {
  @Field(() => Int, { description: 'Version that its fits have.' }) version!: number;
  @Field({ description: 'Name of who asked for it.' }) askedBy!: string;
  @Field(() => DateTimeScalar, { description: 'When it was asked for.' }) askedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it came to its end; null while it runs.' })
  finishedAt!: Date | null;
}
