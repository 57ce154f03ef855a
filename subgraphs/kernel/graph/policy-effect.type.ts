import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { formatAmount } from '../money.ts';
import type { PolicyEffect, PolicyMeasure } from '../policy-effect.ts';
import { DateTimeScalar, DecimalScalar } from './scalars.ts';

const PolicyMeasureName = {
  CHARITY: 'charity', POINTS_CASH: 'points_cash', RETURN_WINDOW: 'return_window', REBATE: 'rebate', POINTS: 'points',
  BONUS: 'bonus', GROWTH: 'growth',
} as const satisfies Record<string, PolicyMeasure>;
registerEnumType(PolicyMeasureName, {
  name: 'PolicyMeasure', description: 'What a version of a policy changes 规则影响项.',
  valuesConfig: {
    CHARITY: { description: 'Charity 公益金 of what is left of orders after returns.' },
    POINTS_CASH: { description: 'The most that points might have paid 积分抵现上限 of orders.' },
    RETURN_WINDOW: { description: 'Days of the return windows 退货期 of orders, added up.' },
    REBATE: { description: 'Rebates 返利 of lines; returns are left out on both sides.' },
    POINTS: { description: 'Points 积分 of what is left of lines after returns, without the tier’s bonus.' },
    BONUS: { description: 'Bonus 等级加成 of the same, at the tier that the member had.' },
    GROWTH: { description: 'Growth 成长值 of the same.' },
  },
});

@ObjectType('PolicyEffectSum', { simpleResolvers: true, description: 'One sum, before and after.' })
@Directive('@shareable')
export class PolicyEffectSumView {
  @Field(() => PolicyMeasureName, { description: 'Of what.' })
  measure!: PolicyMeasure;

  @Field(() => String, { nullable: true, description: 'ISO 4217 currency; null for points, growth and days.' })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: 'Margin class, A to X; null where it does not count.' })
  marginClass!: string | null;

  @Field(() => Int, {
    description: 'Orders (CHARITY, POINTS_CASH, RETURN_WINDOW) or lines (all others) that were looked at.',
  })
  rows!: number;

  @Field(() => DecimalScalar, {
    description: 'As it was counted: major units of the currency, points, or days.',
  })
  before!: string;

  @Field(() => DecimalScalar, { description: 'As the version would have counted it.' })
  after!: string;
}

@ObjectType('PolicyEffect', {
  simpleResolvers: true,
  description: 'What a version would have made of last month’s real orders 规则影响预览, with what came back of them '
    + 'until now where the measure says so.',
})
@Directive('@shareable')
export class PolicyEffectView {
  @Field(() => DateTimeScalar, { description: 'Payments from then on.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Payments before then.' })
  until!: Date;

  @Field({ description: 'False: there were more than 100,000, and only the newest were looked at.' })
  isWhole!: boolean;

  @Field(() => [PolicyEffectSumView], { description: 'One per measure, currency and class.' })
  sums!: PolicyEffectSumView[];
}

export function effectView({ sums, ...effect }: PolicyEffect): PolicyEffectView {
  const shown = (amount: bigint, currency: string | null) => (
    currency === null ? String(amount) : formatAmount(amount, currency));
  return {
    ...effect,
    sums: sums.map((sum) => ({
      ...sum, before: shown(sum.before, sum.currency), after: shown(sum.after, sum.currency),
    })),
  };
}
