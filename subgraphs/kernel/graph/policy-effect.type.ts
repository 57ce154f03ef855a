import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { formatAmount } from '../money.ts';
import type { PolicyEffect, PolicyMeasure } from '../policy-effect.ts';
import { DateTimeScalar, DecimalScalar } from './scalars.ts';

const PolicyMeasureName = {
  CHARITY: 'charity', REBATE: 'rebate', POINTS: 'points', BONUS: 'bonus', GROWTH: 'growth',
} as const satisfies Record<string, PolicyMeasure>;
registerEnumType(PolicyMeasureName, {
  name: 'PolicyMeasure', description: 'What a version of a policy changes 规则影响项.',
  valuesConfig: {
    CHARITY: { description: 'Charity 公益金 of orders.' },
    REBATE: { description: 'Rebates 返利 of lines.' },
    POINTS: { description: 'Points 积分 of lines, without the tier’s bonus.' },
    BONUS: { description: 'Bonus 等级加成 of lines, at the tier that the member had.' },
    GROWTH: { description: 'Growth 成长值 of lines.' },
  },
});

@ObjectType('PolicyEffectSum', { simpleResolvers: true, description: 'One sum, before and after.' })
@Directive('@shareable')
export class PolicyEffectSumView {
  @Field(() => PolicyMeasureName, { description: 'Of what.' })
  measure!: PolicyMeasure;

  @Field(() => String, { nullable: true, description: 'ISO 4217 currency; null for points and growth.' })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: 'Margin class, A to X; null where it does not count.' })
  marginClass!: string | null;

  @Field(() => Int, { description: 'Orders (CHARITY) or lines (all others) that were looked at.' })
  rows!: number;

  @Field(() => DecimalScalar, {
    description: 'As it was counted when they were paid: major units of the currency, or points.',
  })
  before!: string;

  @Field(() => DecimalScalar, { description: 'As the version would have counted it.' })
  after!: string;
}

@ObjectType('PolicyEffect', {
  simpleResolvers: true,
  description: 'What a version would have made of last month’s real orders 规则影响预览. Returns are left out on both sides.',
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
