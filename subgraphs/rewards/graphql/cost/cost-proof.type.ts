import { Field, Int, ObjectType } from 'type-graphql';
import { ProofView } from '../../../kernel/graph/proof.type.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Sums of the cost cap worked out anew from sales, points and promises, against the stored ones 权益成本核对.',
})
export class CostInvariants extends ProofView {
  @Field({ description: 'Whether it was looked, and everything that differs is zero.' })
  holds!: boolean;

  @Field(() => Int, { description: 'How many sums were looked at: of a day, payer and kind.' })
  checkedDays!: number;

  @Field(() => Int, { description: 'Sums that are not what sales, points and promises of the day add up to.' })
  daysDiffer!: number;

  @Field(() => Int, { description: 'Sales and promises that no sum counts.' })
  daysMissing!: number;
}
