import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { ProofView } from '../../../kernel/graph/proof.type.ts';
import { DecimalScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What plans hold worked out anew from their postings, against what is stored 增值计划核对.',
})
export class PlanInvariants extends ProofView {
  @Field({ description: 'Whether it was looked, and everything that differs is zero.' })
  holds!: boolean;

  @Field(() => Int, { description: 'How many plans were looked at.' })
  checkedPlans!: number;

  @Field(() => Int, { description: 'Plans whose principal or gold is not what their postings add up to.' })
  balancesDiffer!: number;

  @Field(() => Int, { description: 'Plans that count other instalments than stand.' })
  instalmentsDiffer!: number;

  @Field(() => Int, { description: 'Plans whose used coupons are not what their postings cost.' })
  couponsDiffer!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What all postings of plans of a currency add up to 增值计划试算平衡.',
})
export class PlanBooks {
  @Field(() => Money, { description: 'Owed to members: principal 应付本金.' })
  principal!: Money;

  @Field(() => Money, { description: 'Cash that was received and not paid out 收付现金.' })
  cash!: Money;

  @Field(() => Money, { description: 'What coupons cost 券成本.' })
  coupons!: Money;

  @Field(() => Money, { description: 'Goods that plans paid for, less gold to be handed out 货品.' })
  goods!: Money;

  @Field(() => DecimalScalar, { description: 'Gold owed to members, in g 应付黄金.' })
  goldGrams!: string;

  @Field({ description: 'Whether money and gold add up to zero.' })
  isBalanced!: boolean;
}
